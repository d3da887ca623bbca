#include "query/part_words.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "debrief/index.h"

namespace debrief {
namespace {

void for_each_listed_word(const Xapian::Database& part, const std::string& beginning,
                          const UseWord& use) {
  const std::string prefix = std::string(word_key) + beginning;
  for (auto key = part.metadata_keys_begin(prefix); key != part.metadata_keys_end(prefix);
       ++key) {
    const std::string name = *key;
    use(std::string_view(name).substr(word_key.size()), part.get_metadata(name));
  }
}

// Fields' terms are no stems; only what begins nothing asks for them.
bool is_of_stems(const std::string& beginning) {
  return !beginning.empty() && (beginning[0] < 'A' || beginning[0] > 'Z');
}

}  // namespace

std::string stem_of_word(const IndexSet& indexes, std::size_t part,
                         const VocabularyTable& table, std::size_t word) {
  const std::uint32_t stem = table.stem_of(word);
  if (stem != VocabularyTable::no_stem) return std::string(table.stems()[stem]);
  return indexes.parts[part].get_metadata(std::string(word_key) +
                                          std::string(table.words()[word]));
}

void for_each_word(const IndexSet& indexes, std::size_t part,
                   const std::string& beginning, const UseWord& use) {
  const VocabularyTable* table = indexes.vocabulary(part);
  if (table == nullptr) return for_each_listed_word(indexes.parts[part], beginning, use);
  const SortedStrings& words = table->words();
  auto fresh = table->new_words().begin();
  const auto use_fresh = [&](bool all, std::string_view before) {
    for (; fresh != table->new_words().end() && (all || fresh->first < before); ++fresh)
      if (fresh->first.starts_with(beginning)) use(fresh->first, fresh->second);
  };
  for (std::size_t i = words.first_from(beginning);
       i < words.count && words[i].starts_with(beginning); ++i) {
    use_fresh(false, words[i]);
    use(words[i], stem_of_word(indexes, part, *table, i));
  }
  use_fresh(true, {});
}

void for_each_stem(const IndexSet& indexes, std::size_t part,
                   const std::string& beginning, const UseStem& use) {
  const VocabularyTable* table = indexes.vocabulary(part);
  if (table == nullptr || !is_of_stems(beginning)) {
    const Xapian::Database& db = indexes.parts[part];
    for (auto t = db.allterms_begin(beginning); t != db.allterms_end(beginning); ++t)
      use(*t);
    return;
  }
  const SortedStrings& stems = table->stems();
  for (std::size_t i = stems.first_from(beginning);
       i < stems.count && stems[i].starts_with(beginning); ++i)
    use(stems[i]);
  for (const std::string& stem : table->new_stems())
    if (stem.starts_with(beginning)) use(stem);
}

bool knows_word(const IndexSet& indexes, const std::string& word) {
  for (std::size_t part = 0; part < indexes.parts.size(); ++part) {
    const VocabularyTable* table = indexes.vocabulary(part);
    if (table == nullptr) {
      if (!indexes.parts[part].get_metadata(metadata_key(word_key, word)).empty())
        return true;
      continue;
    }
    const auto& fresh = table->new_words();
    if (table->words().find(word) != table->words().count ||
        std::any_of(fresh.begin(), fresh.end(),
                    [&](const auto& one) { return one.first == word; }))
      return true;
  }
  return false;
}

Xapian::doccount briefs_with(const IndexSet& indexes, const std::string& stem) {
  Xapian::doccount briefs = 0;
  for (std::size_t part = 0; part < indexes.parts.size(); ++part) {
    const VocabularyTable* table = indexes.vocabulary(part);
    if (table == nullptr || !table->is_current()) return indexes.all.get_termfreq(stem);
    const std::size_t at = table->stems().find(stem);
    if (at != table->stems().count) briefs += table->briefs(at);
  }
  return briefs;
}

}  // namespace debrief
