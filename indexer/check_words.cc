#include "indexer/check_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "debrief/each_stem.h"
#include "debrief/index.h"
#include "debrief/text.h"
#include "debrief/vocabulary_layout.h"
#include "debrief/vocabulary_table.h"

namespace debrief {
namespace {

// Strings with one thing wrong.
struct WordFault {
  std::string what;
  std::size_t count = 0;
  std::string first = {};

  void add(std::string_view text) {
    if (count++ == 0) first = text;
  }

  void say_in(CheckedTable& table) const {
    if (count == 0) return;
    table.text += fmt::format("table of words: {}: {}, the first \"{}\"\n", what, count,
                              printable(first));
    ++table.faults;
  }
};

// Goes along STRINGS beside what the index has, which comes in the same order.
class Beside {
 public:
  // NOUN: what they are; EACH_HAS: what each has beside it.
  Beside(const SortedStrings& strings, std::string_view noun, std::string_view each_has)
      : missing{fmt::format("{} that it lacks", noun)},
        changed{fmt::format("{} with another {}", noun, each_has)},
        strings_(strings),
        beyond_{fmt::format("{} that the index has not", noun)} {}

  // The place of TEXT, which the index has; none: `count`. What lies between the one
  // before and TEXT, the index has not.
  std::size_t find(std::string_view text) {
    for (; at_ < strings_.count && strings_[at_] < text; ++at_)
      beyond_.add(strings_[at_]);
    return at_ < strings_.count && strings_[at_] == text ? at_++ : strings_.count;
  }

  // To the end. MAY_BE_GONE: the index may have fewer.
  void finish(CheckedTable& checked, bool may_be_gone) {
    for (; at_ < strings_.count; ++at_) beyond_.add(strings_[at_]);
    missing.say_in(checked);
    changed.say_in(checked);
    if (!may_be_gone) beyond_.say_in(checked);
  }

  WordFault missing;
  WordFault changed;

 private:
  const SortedStrings& strings_;
  WordFault beyond_;
  std::size_t at_ = 0;
};

void check_stems(const Xapian::Database& db, const VocabularyTable& table,
                 CheckedTable& checked) {
  const auto& fresh = table.new_stems();
  Beside stems(table.stems(), "stems", "count");
  each_stem(db, [&](const std::string& stem, Xapian::doccount briefs) {
    const std::size_t i = stems.find(stem);
    if (i == table.stems().count) {
      if (!std::binary_search(fresh.begin(), fresh.end(), stem)) stems.missing.add(stem);
    } else if (table.is_current() && table.briefs(i) != briefs) {
      stems.changed.add(stem);
    }
  });
  // A brief that went since may have been the last to have one.
  stems.finish(checked, !table.is_current());
}

void check_words_with_stems(const Xapian::Database& db, const VocabularyTable& table,
                            CheckedTable& checked) {
  const auto& fresh = table.new_words();
  Beside words(table.words(), "words", "stem");
  const std::string prefix(word_key);
  for (auto key = db.metadata_keys_begin(prefix); key != db.metadata_keys_end(prefix);
       ++key) {
    const std::string word = (*key).substr(prefix.size());
    const std::string stem = db.get_metadata(*key);
    const std::size_t i = words.find(word);
    if (i == table.words().count) {
      if (!std::binary_search(fresh.begin(), fresh.end(), std::pair(word, stem)))
        words.missing.add(word);
    } else if (const std::size_t place = table.stems().find(stem);
               table.stem_of(i) !=
               (place == table.stems().count ? VocabularyTable::no_stem : place)) {
      words.changed.add(word);
    }
  }
  words.finish(checked, false);
}

}  // namespace

CheckedTable check_words(const Xapian::Database& db, const std::string& generation) {
  const auto table = VocabularyTable::open(generation, db.get_uuid(), db.get_revision());
  CheckedTable checked =
      check_table(generation, words_file, new_words_file, table.has_value());
  if (!table || checked.faults != 0) return checked;
  check_stems(db, *table, checked);
  check_words_with_stems(db, *table, checked);
  return checked;
}

}  // namespace debrief
