#include "indexer/check_words.h"

#include <doctest/doctest.h>
#include <xapian.h>

#include <cstring>
#include <filesystem>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "debrief/index.h"
#include "debrief/side_file.h"
#include "debrief/vocabulary_layout.h"
#include "debrief/vocabulary_table.h"
#include "tests/file_bytes.h"
#include "tests/temporary_folder.h"
#include "tests/word_writer.h"

using namespace debrief;
namespace fs = std::filesystem;

namespace {

// What --check says of the table.
CheckedTable checked(const std::string& path) {
  return check_words(Xapian::Database(path), path);
}

}  // namespace

TEST_CASE("What --check says of the table of words, with the notes beside it") {
  const TemporaryFolder folder;
  std::mt19937 random(7);
  WordWriter writer(folder / "a", random);
  write_with_notes(writer);
  const std::string words = writer.path + "/words";
  const std::string notes = writer.path + "/new-words";
  const std::string sound = read_bytes(words);
  const std::string sound_notes = read_bytes(notes);
  CHECK(checked(writer.path) == CheckedTable{});

  const CheckedTable old{
      "table of words: of another state of the index, and so not used until the next "
      "change or --compact\n",
      0};
  const CheckedTable damaged{"table of words: not as it was written\n", 1};
  const CheckedTable damaged_notes{
      "table of words: what came since is not as it was written\n", 1};
  fs::remove(notes);
  CHECK(checked(writer.path) == old);
  for (const std::size_t size : {std::size_t{0}, std::size_t{30}, sizeof(NewWordsHeader),
                                 sound_notes.size() - 1}) {
    write_bytes(notes, sound_notes.substr(0, size));
    CHECK(checked(writer.path) == damaged_notes);
  }
  write_bytes(notes, sound_notes);
  for (const std::size_t size :
       {std::size_t{0}, sizeof(VocabularyHeader), sound.size() / 2, sound.size() - 1}) {
    write_bytes(words, sound.substr(0, size));
    CHECK(checked(writer.path) == damaged);
  }
  fs::remove(words);
  CHECK(checked(writer.path) ==
        CheckedTable{"table of words: not there, and so not used until the next change "
                     "or --compact\n",
                     0});
  write_bytes(words, sound);
  CHECK(checked(writer.path) == CheckedTable{});
  writer.add();
  writer.db.commit();
  CHECK(checked(writer.path) == old);
}

TEST_CASE("Every byte of a table of words counts for --check") {
  const TemporaryFolder folder;
  std::mt19937 random(8);
  WordWriter writer(folder / "a", random);
  for (int i = 0; i < 12; ++i) writer.add();
  writer.db.commit();
  REQUIRE(write_vocabulary_table(writer.path));
  const std::string words = writer.path + "/words";
  const std::string sound = read_bytes(words);
  std::size_t unnoticed = 0;
  for (std::size_t at = 0; at < sound.size(); ++at) {
    std::string flipped = sound;
    flipped[at] = static_cast<char>(flipped[at] ^ (1 << random() % 8));
    write_bytes(words, flipped);
    unnoticed += checked(writer.path).faults == 0 ? 1 : 0;
  }
  CHECK_EQ(unnoticed, 0);
}

TEST_CASE("A table of words that lacks some, or has others, is told word by word") {
  const TemporaryFolder folder;
  const auto write = [&](const char* name, const std::vector<std::string>& stems,
                         const std::vector<std::pair<std::string, std::string>>& words) {
    const std::string path = folder / name;
    Xapian::WritableDatabase db(path, Xapian::DB_CREATE | Xapian::DB_NO_SYNC);
    for (const std::string& stem : stems) {
      Xapian::Document document;
      document.add_term(stem);
      db.add_document(document);
    }
    for (const auto& [word, stem] : words)
      db.set_metadata(metadata_key(word_key, word), stem);
    db.commit();
    REQUIRE(write_vocabulary_table(path));
    return path;
  };
  // The table of one, given out as that of the other.
  const auto checked_with = [&](const std::string& path, const std::string& from) {
    const Xapian::Database db(path);
    std::string bytes = read_bytes(from + "/words");
    VocabularyHeader header;
    std::memcpy(&header, bytes.data(), sizeof header);
    header.revision = db.get_revision();
    header.uuid = database_uuid(db.get_uuid());
    std::memcpy(bytes.data(), &header, sizeof header);
    bytes.resize(bytes.size() - sizeof(SideFileSeal));
    const SideFileSeal seal = seal_of(bytes);
    bytes.append(reinterpret_cast<const char*>(&seal), sizeof seal);
    write_bytes(path + "/words", bytes);
    return checked(path);
  };
  const std::string a =
      write("a", {"alpha", "alpha", "delta"}, {{"alphas", "alpha"}, {"deltas", "delta"}});
  const std::string b = write("b", {"alpha", "bra\x1bvo", "coral"},
                              {{"alphas", "coral"}, {"bravos", "bravo"}});
  CHECK(checked(a) == CheckedTable{});
  CHECK(checked(b) == CheckedTable{});
  const CheckedTable told = checked_with(a, b);
  CHECK_EQ(told.text,
           "table of words: stems that it lacks: 1, the first \"delta\"\n"
           "table of words: stems with another count: 1, the first \"alpha\"\n"
           "table of words: stems that the index has not: 2, the first \"bra\ufffdvo\"\n"
           "table of words: words that it lacks: 1, the first \"deltas\"\n"
           "table of words: words with another stem: 1, the first \"alphas\"\n"
           "table of words: words that the index has not: 1, the first \"bravos\"\n");
  CHECK_EQ(told.faults, 6);
}
