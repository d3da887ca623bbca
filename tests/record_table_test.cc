// What is kept with briefs, read past Xapian, against what Xapian reads.
#include "query/records/record_table.h"

#include <doctest/doctest.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <random>
#include <stdexcept>
#include <string>

using namespace debrief;
namespace fs = std::filesystem;

namespace {

// A folder that is gone with it.
struct RecordFolder {
  std::string path = (fs::temp_directory_path() / "debrief-XXXXXX").string();
  RecordFolder() {
    if (mkdtemp(path.data()) == nullptr) throw std::runtime_error("no temporary folder");
  }
  ~RecordFolder() { fs::remove_all(path); }
};

// Of SIZE bytes: of two letters, which deflate well, or of all, which do not.
std::string data_of_size(std::mt19937& random, std::size_t size, bool deflates) {
  std::string data(size, '\0');
  for (char& c : data) c = static_cast<char>(deflates ? 'a' + random() % 2 : random());
  return data;
}

void fill(Xapian::WritableDatabase& db, std::mt19937& random) {
  for (const std::size_t size : {0, 1, 17, 18, 19, 300, 2500, 9000, 70000, 300000})
    for (const bool deflates : {true, false})
      for (int copies = 0; copies < 12; ++copies) {
        Xapian::Document document;
        document.set_data(data_of_size(random, size, deflates));
        document.add_term("a");
        db.add_document(document);
      }
  Xapian::Document one;
  one.set_data(std::string(1000000, '\0'));  // a thousand times as large as it is kept
  db.replace_document(70000, one);
  for (Xapian::docid id = 5; id < 200; id += 9) db.delete_document(id);
  db.commit();
}

}  // namespace

TEST_CASE("What is kept with each brief is what Xapian has") {
  const RecordFolder folder;
  std::mt19937 random(1);
  Xapian::WritableDatabase db(folder.path,
                              Xapian::DB_CREATE_OR_OPEN | Xapian::DB_NO_SYNC);
  fill(db, random);
  const auto table = RecordTable::open(folder.path, db.get_uuid(), db.get_revision());
  REQUIRE(table != nullptr);
  for (auto id = db.postlist_begin(""); id != db.postlist_end(""); ++id)
    REQUIRE(table->data(*id) == db.get_document(*id).get_data());
  for (int i = 0; i < 300; ++i) {
    const auto id = static_cast<Xapian::docid>(1 + random() % 240);
    std::string expected;
    try {
      expected = db.get_document(id).get_data();
    } catch (const Xapian::DocNotFoundError&) {
    }
    REQUIRE(table->data(id) == expected);
  }
  CHECK(table->data(70001).empty());
  CHECK(RecordTable::open(folder.path, db.get_uuid(), db.get_revision() + 1) == nullptr);
  CHECK(RecordTable::open(folder.path + "/none", db.get_uuid(), 1) == nullptr);
}

TEST_CASE("A revision that is written over, and damage, are told") {
  const RecordFolder folder;
  std::mt19937 random(2);
  Xapian::WritableDatabase db(folder.path,
                              Xapian::DB_CREATE_OR_OPEN | Xapian::DB_NO_SYNC);
  fill(db, random);
  const std::uint64_t revision = db.get_revision();
  const auto table = RecordTable::open(folder.path, db.get_uuid(), revision);
  REQUIRE(table != nullptr);
  for (int round = 0; round < 3; ++round) {
    for (Xapian::docid id = 30; id < 200; ++id) {
      Xapian::Document document;
      document.set_data(data_of_size(random, 400, true));
      db.replace_document(id, document);
    }
    db.commit();
  }
  const auto read_all = [&] {
    for (Xapian::docid id = 1; id < 240; ++id) (void)table->data(id);
  };
  CHECK_THROWS_AS(read_all(), Xapian::DatabaseModifiedError);
}

TEST_CASE("Bytes that are not deflated are damage, or few") {
  Inflater inflater;
  std::mt19937 random(3);
  std::size_t damaged = 0;
  for (int i = 0; i < 2000; ++i) {
    const std::string bytes = data_of_size(random, random() % 60, false);
    std::size_t size = 0;
    try {
      size = inflater.inflate(bytes).size();
    } catch (const Xapian::DatabaseCorruptError&) {
      ++damaged;
    }
    CHECK(size <= 60 * 1032);
  }
  CHECK(damaged > 1000);
}
