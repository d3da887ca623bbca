// A database whose words are also told, as the indexer does: for tests of its vocabulary
// table.
#pragma once

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <xapian.h>

#include <cstdint>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "debrief/index.h"
#include "debrief/vocabulary_table.h"

namespace debrief {

// Few letters, so that many are near each other.
inline std::string random_stem(std::mt19937& random) {
  const char* letters[] = {"a", "b", "c", "e", "\u00e9", "\u6771"};
  std::string stem;
  for (std::size_t n = 2 + random() % 6; n > 0; --n) stem += letters[random() % 6];
  return stem;
}

class WordWriter {
 public:
  WordWriter(std::string folder, std::mt19937& random)
      : path(std::move(folder)),
        db(path, Xapian::DB_CREATE | Xapian::DB_NO_SYNC),
        random_(random) {}

  void add() { changed.push_back(db.add_document(random_document())); }
  void remove(Xapian::docid id) {
    db.delete_document(id);
    changed.push_back(id);
  }

  std::string path;
  Xapian::WritableDatabase db;
  std::vector<Xapian::docid> changed;
  std::vector<std::pair<std::string, std::string>> told;

 private:
  Xapian::Document random_document() {
    const char* endings[] = {"s", "es", "ed", "ing", "ings", "e"};
    Xapian::Document document;
    document.add_term("XCOMPANY:" + random_stem(random_));
    document.add_term(fmt::format("20{:02}", random_() % 100));
    for (int i = 0; i < 12; ++i) {
      const std::string stem = random_stem(random_);
      document.add_term(stem);
      if (random_() % 2 != 0) tell(stem + endings[random_() % 6], stem);
    }
    return document;
  }

  void tell(const std::string& word, const std::string& stem) {
    const std::string key = metadata_key(word_key, word);
    if (!db.get_metadata(key).empty()) return;
    db.set_metadata(key, stem);
    told.emplace_back(word, stem);
  }

  std::mt19937& random_;
};

// An index whose table is of an earlier revision, with notes of what came since.
inline void write_with_notes(WordWriter& writer) {
  for (int i = 0; i < 60; ++i) writer.add();
  writer.db.commit();
  REQUIRE(write_vocabulary_table(writer.path));
  const std::uint64_t before = writer.db.get_revision();
  writer.changed.clear();
  writer.told.clear();
  for (int i = 0; i < 3; ++i) writer.add();
  for (const Xapian::docid id : {7, 8, 30}) writer.remove(id);
  writer.db.commit();
  REQUIRE(renew_vocabulary_table(writer.path, before, writer.changed, writer.told));
}

}  // namespace debrief
