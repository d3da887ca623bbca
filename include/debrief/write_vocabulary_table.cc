#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "debrief/each_stem.h"
#include "debrief/index.h"
#include "debrief/replaced_file.h"
#include "debrief/varint.h"
#include "debrief/vocabulary_layout.h"
#include "debrief/vocabulary_table.h"

namespace debrief {
namespace {

using WordsAndStems = std::vector<std::pair<std::string, std::string>>;

// Strings as they come, in order.
struct StringColumn {
  std::vector<std::uint32_t> ends;
  std::vector<std::uint32_t> letters;
  std::string bytes;

  void add(std::string_view text) {
    bytes += text;
    ends.push_back(static_cast<std::uint32_t>(bytes.size()));
    letters.push_back(letters_in(text));
  }

  bool is_too_large() const {
    return bytes.size() >= UINT32_MAX || ends.size() >= UINT32_MAX;
  }

  SortedStrings view() const {
    return {ends.data(), letters.data(), bytes.data(), ends.size(), bytes.size()};
  }

  void write(ReplacedFile& file) const {
    file.append(ends.data(), ends.size());
    file.append(letters.data(), letters.size());
    file.append(bytes.data(), bytes.size());
  }
};

// The stems, and how many briefs have each.
void read_stems(const Xapian::Database& db, StringColumn& stems,
                std::vector<std::uint32_t>& briefs) {
  each_stem(db, [&](const std::string& stem, Xapian::doccount count) {
    stems.add(stem);
    briefs.push_back(count);
  });
}

// The words, and the place of each one's stem among STEMS.
void read_words(const Xapian::Database& db, const SortedStrings& stems,
                StringColumn& words, std::vector<std::uint32_t>& stem_of) {
  const std::string prefix(word_key);
  for (auto key = db.metadata_keys_begin(prefix); key != db.metadata_keys_end(prefix);
       ++key) {
    words.add(std::string_view(*key).substr(prefix.size()));
    const std::size_t stem = stems.find(db.get_metadata(*key));
    stem_of.push_back(stem == stems.count ? VocabularyTable::no_stem
                                          : static_cast<std::uint32_t>(stem));
  }
}

bool write_table(const std::string& generation, const Xapian::Database& db) {
  StringColumn stems;
  StringColumn words;
  std::vector<std::uint32_t> briefs;
  std::vector<std::uint32_t> stem_of;
  read_stems(db, stems, briefs);
  read_words(db, stems.view(), words, stem_of);
  if (stems.is_too_large() || words.is_too_large()) return false;
  VocabularyHeader header;
  header.revision = db.get_revision();
  header.uuid = database_uuid(db.get_uuid());
  header.stems = stems.ends.size();
  header.stem_bytes = stems.bytes.size();
  header.words = words.ends.size();
  header.word_bytes = words.bytes.size();
  ReplacedFile file(fmt::format("{}/{}", generation, words_file));
  if (!file.is_open()) return false;
  file.append(&header, 1);
  stems.write(file);
  file.append(briefs.data(), briefs.size());
  words.write(file);
  file.append(stem_of.data(), stem_of.size());
  if (!file.finish()) return false;
  std::remove(fmt::format("{}/{}", generation, new_words_file).c_str());
  return true;
}

// What a reader goes through one by one stays a small part of the table.
std::size_t most_new(const VocabularyTable& table) {
  return 64 + (table.stems().count + table.words().count) / 16;
}

// Whose words are looked up one by one; of more it takes less to go through all terms.
constexpr std::size_t most_changed = 500;

// The stems that CHANGED briefs have and TABLE has not.
std::set<std::string> stems_since(const VocabularyTable& table,
                                  const Xapian::Database& db,
                                  const std::vector<Xapian::docid>& changed) {
  std::set<std::string> fresh(table.new_stems().begin(), table.new_stems().end());
  for (const Xapian::docid id : changed) try {
      for (auto t = db.termlist_begin(id); t != db.termlist_end(id); ++t) {
        const std::string stem = *t;
        if (!is_of_field(stem) && table.stems().find(stem) == table.stems().count)
          fresh.insert(stem);
      }
    } catch (const Xapian::DocNotFoundError&) {
      // deleted: what it alone had is told by the index
    }
  return fresh;
}

}  // namespace

bool write_vocabulary_table(const std::string& generation) {
  return write_table(generation, Xapian::Database(generation));
}

bool renew_vocabulary_table(const std::string& generation, std::uint64_t before,
                            const std::vector<Xapian::docid>& changed,
                            const WordsAndStems& told) {
  const Xapian::Database db(generation);
  const std::uint64_t revision = db.get_revision();
  const std::string uuid = db.get_uuid();
  if (VocabularyTable::open(generation, uuid, revision)) return true;
  const auto table = VocabularyTable::open(generation, uuid, before);
  if (!table || changed.size() > most_changed) return write_table(generation, db);
  const std::set<std::string> stems = stems_since(*table, db, changed);
  WordsAndStems words = table->new_words();
  words.insert(words.end(), told.begin(), told.end());
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
  if (stems.size() + words.size() > most_new(*table)) return write_table(generation, db);
  NewWordsHeader header;
  header.uuid = database_uuid(uuid);
  header.from = table->revision();
  header.to = revision;
  header.stems = stems.size();
  header.words = words.size();
  std::string strings;
  for (const std::string& stem : stems) append_string(strings, stem);
  for (const auto& [word, stem] : words) {
    append_string(strings, word);
    append_string(strings, stem);
  }
  ReplacedFile file(fmt::format("{}/{}", generation, new_words_file));
  if (!file.is_open()) return false;
  file.append(&header, 1);
  file.go_on(strings);
  return file.finish();
}

}  // namespace debrief
