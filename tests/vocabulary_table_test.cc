// Words by the vocabulary table against words from the index itself, which is slow and
// obvious: over random vocabularies, after changes, with damage.
#include "debrief/vocabulary_table.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <filesystem>
#include <fstream>
#include <memory>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "debrief/index.h"
#include "query/nearest_word.h"
#include "query/part_words.h"
#include "query/vocabulary.h"
#include "tests/file_bytes.h"
#include "tests/temporary_folder.h"
#include "tests/word_writer.h"

using namespace debrief;
namespace fs = std::filesystem;

namespace {

IndexSet opened(const std::vector<std::string>& paths, bool with_tables) {
  IndexSet indexes;
  for (const std::string& path : paths) {
    indexes.parts.emplace_back(path);
    indexes.all.add_database(indexes.parts.back());
  }
  if (with_tables) indexes.vocabularies = std::make_shared<VocabularyTables>(paths);
  return indexes;
}

std::string shown(const IndexSet& indexes, const std::string& typed) {
  const auto near = nearest_word(indexes, typed);
  return fmt::format("{} -> {}", typed, near ? *near : "nothing");
}

// All that begin with BEGINNING, and the first few of them.
std::string expanded(const IndexSet& indexes, const std::string& beginning) {
  std::string line = beginning + "* ->";
  for (const std::size_t limit : {std::size_t{3}, std::size_t{100000}})
    for (const std::string& stem : expand_prefix(indexes, beginning, limit))
      line += ' ' + stem;
  return line;
}

void check_same(const std::vector<std::string>& paths, std::mt19937& random) {
  const IndexSet by_tables = opened(paths, true);
  const IndexSet by_index = opened(paths, false);
  for (std::size_t part = 0; part < paths.size(); ++part)
    REQUIRE(by_tables.vocabulary(part) != nullptr);
  std::vector<std::string> typed = {"2019", "zzzzzz", "bananas", std::string(5000, 'a')};
  for (int i = 0; i < 60; ++i) typed.push_back(random_stem(random) + (i % 2 ? "s" : ""));
  std::size_t corrected = 0;
  for (const std::string& word : typed) {
    const std::string expected = shown(by_index, word);
    CHECK_EQ(shown(by_tables, word), expected);
    corrected += expected.ends_with("nothing") ? 0 : 1;
  }
  CHECK_GT(corrected, 20);
  for (const std::string beginning : {"a", "ab", "abc", "eb", "20", "201", "\u00e9", "q"})
    CHECK_EQ(expanded(by_tables, beginning), expanded(by_index, beginning));
}

}  // namespace

TEST_CASE("A vocabulary table answers as the index does, also of several parts") {
  for (unsigned seed = 1; seed <= 3; ++seed) {
    const TemporaryFolder folder;
    std::mt19937 random(seed);
    std::vector<std::string> paths;
    for (const char* name : {"/a", "/b"}) {
      WordWriter writer(folder.path + name, random);
      for (int i = 0; i < 40; ++i) writer.add();
      // Words that are told, of stems that are in no brief.
      for (Xapian::docid id = 1; id < 30; id += 3) writer.remove(id);
      writer.db.commit();
      REQUIRE(write_vocabulary_table(writer.path));
      paths.push_back(writer.path);
    }
    check_same({paths[0]}, random);
    check_same(paths, random);
  }
}

TEST_CASE("What changes is noted beside the vocabulary table, until that is much") {
  const TemporaryFolder folder;
  std::mt19937 random(4);
  WordWriter writer(folder.path + "/a", random);
  for (int i = 0; i < 120; ++i) writer.add();
  writer.db.commit();
  REQUIRE(write_vocabulary_table(writer.path));
  const std::string notes = writer.path + "/new-words";
  const auto renew = [&](std::uint64_t before) {
    writer.db.commit();
    REQUIRE(renew_vocabulary_table(writer.path, before, writer.changed, writer.told));
  };
  for (int round = 0; round < 4; ++round) {
    const std::uint64_t before = writer.db.get_revision();
    writer.changed.clear();
    writer.told.clear();
    writer.add();
    for (const Xapian::docid id : {5, 40, 41}) writer.remove(id + 2 * round);
    renew(before);
    CHECK(fs::exists(notes));
    check_same({writer.path}, random);
  }
  const std::uint64_t before = writer.db.get_revision();
  for (int i = 0; i < 60; ++i) writer.add();
  renew(before);
  CHECK_FALSE(fs::exists(notes));
  check_same({writer.path}, random);
}

TEST_CASE("A vocabulary table of another revision or index or with damage is not used") {
  const TemporaryFolder folder;
  std::mt19937 random(5);
  WordWriter writer(folder.path + "/a", random);
  for (int i = 0; i < 40; ++i) writer.add();
  writer.db.commit();
  const std::string& path = writer.path;
  REQUIRE(write_vocabulary_table(path));
  const std::string uuid = writer.db.get_uuid();
  const std::uint64_t revision = writer.db.get_revision();
  CHECK(VocabularyTable::open(path, uuid, revision));
  CHECK_FALSE(VocabularyTable::open(path, uuid, revision + 1));
  CHECK_FALSE(VocabularyTable::open(path, "another", revision));
  CHECK_FALSE(VocabularyTable::open(folder.path + "/none", uuid, revision));
  const std::string bytes = read_bytes(path + "/words");
  const std::size_t size = bytes.size();
  for (std::size_t kept :
       {std::size_t{0}, std::size_t{40}, std::size_t{900}, size - 32}) {
    write_bytes(path + "/words", bytes.substr(0, kept));
    CHECK_FALSE(VocabularyTable::open(path, uuid, revision));
  }
  // Wrong numbers inside lead nowhere outside.
  for (int round = 0; round < 100; ++round) {
    std::string damaged = bytes;
    for (int i = 0; i < 20; ++i)
      damaged[100 + random() % (size - 100)] = static_cast<char>(random());
    write_bytes(path + "/words", damaged);
    const IndexSet indexes = opened({path}, true);
    REQUIRE(indexes.vocabulary(0) != nullptr);
    CHECK_FALSE(shown(indexes, "abacus").empty());
    CHECK_FALSE(expanded(indexes, "ab").empty());
  }
}

TEST_CASE("Damaged notes of new words send the reader to the index") {
  const TemporaryFolder folder;
  std::mt19937 random(6);
  WordWriter writer(folder / "a", random);
  write_with_notes(writer);
  const std::string uuid = writer.db.get_uuid();
  const std::string notes = writer.path + "/new-words";
  CHECK(VocabularyTable::open(writer.path, uuid, writer.db.get_revision()));
  fs::resize_file(notes, fs::file_size(notes) / 2);
  CHECK_FALSE(VocabularyTable::open(writer.path, uuid, writer.db.get_revision()));
}
