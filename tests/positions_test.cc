// Positions read past Xapian are those that Xapian reads, or there is an error like its
// own.
#include <doctest/doctest.h>
#include <fmt/format.h>
#include <unistd.h>
#include <xapian.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "debrief/glass/position_cursor.h"
#include "debrief/glass/unpack_positions.h"
#include "debrief/glass_layout.h"
#include "indexer/glass/pack_positions.h"
#include "indexer/glass/version_file.h"
#include "tests/temporary_folder.h"

using namespace debrief;

namespace {

using Positions = std::vector<Xapian::termpos>;
using Entries = std::map<std::string, std::map<Xapian::docid, Positions>>;

std::string read_whole(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

void write_whole(const std::string& path, const std::string& bytes) {
  std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes;
}

// Short and long, with zero bytes and what no text has; many begin alike.
std::vector<std::string> hostile_terms(std::mt19937& random) {
  std::vector<std::string> terms = {std::string(1, '\0'),
                                    std::string(2, '\0'),
                                    std::string("a\0", 2),
                                    std::string("a\0\xff", 3),
                                    std::string("a\0b", 3),
                                    "a",
                                    "a\xff",
                                    "\xff\xff",
                                    std::string(245, 'z'),
                                    std::string(244, 'z') + "y",
                                    std::string(122, '\0'),
                                    "\xd0\x9c\xd0\xb8\xd1\x80",
                                    "revenue",
                                    "revenu"};
  for (int i = 0; i < 20; ++i) {
    std::string term;
    for (std::size_t size = 1 + random() % 12; term.size() < size;)
      term += static_cast<char>(random() % 3 == 0 ? random() : 'a' + random() % 2);
    terms.push_back(term);
  }
  return terms;
}

Positions random_positions(std::mt19937& random) {
  const std::size_t sizes[] = {0, 1, 1, 2, 3, 5, 20, 300};
  std::set<Xapian::termpos> positions;
  const Xapian::termpos bounds[] = {400, 5000, 4'000'000'000};
  const Xapian::termpos bound = bounds[random() % 3];
  for (std::size_t left = sizes[random() % 8]; left != 0; --left)
    positions.insert(static_cast<Xapian::termpos>(random() % bound));
  return {positions.begin(), positions.end()};
}

void add_random(Xapian::WritableDatabase& db, Xapian::docid id, std::mt19937& random,
                const std::vector<std::string>& terms) {
  Xapian::Document document;
  for (const std::string& term : terms) {
    document.add_term(term);
    if (random() % 2 != 0) continue;
    for (const Xapian::termpos position : random_positions(random))
      document.add_posting(term, position);
  }
  db.replace_document(id, document);
}

// As Xapian has them.
Entries entries_of(const Xapian::Database& db) {
  Entries entries;
  for (auto term = db.allterms_begin(); term != db.allterms_end(); ++term)
    for (auto id = db.postlist_begin(*term); id != db.postlist_end(*term); ++id)
      entries[*term][*id].assign(id.positionlist_begin(), id.positionlist_end());
  return entries;
}

std::shared_ptr<const PositionTable> table_of(const TemporaryFolder& folder,
                                              const Xapian::Database& db) {
  return PositionTable::open(folder.path, db.get_uuid(), db.get_revision());
}

// How many entries differ.
std::size_t differences(const std::shared_ptr<const PositionTable>& table,
                        const Entries& entries) {
  std::size_t different = 0;
  Positions got;
  for (const auto& [term, documents] : entries) {
    PositionCursor cursor(table, term);
    for (const auto& [id, positions] : documents)
      different += cursor.read(id, got) && got == positions ? 0 : 1;
    // There and back, and where nothing is.
    for (auto at = documents.rbegin(); at != documents.rend(); ++at) {
      different += cursor.read(at->first, got) && got == at->second ? 0 : 1;
      if (documents.count(at->first + 1) == 0)
        different += cursor.read(at->first + 1, got) && got.empty() ? 0 : 1;
    }
  }
  return different;
}

// Ids as their keys grow longer.
const Xapian::docid spread_ids[] = {0x7FFE,    0x7FFF,      0x8000,      0x3F'FFFF,
                                    0x40'0000, 0x1FFF'FFFF, 0x2000'0000, 0xFFFF'FF00};

}  // namespace

TEST_CASE("Positions are read as Xapian reads them, whatever terms and documents") {
  for (const int block_size : {2048, 8192, 65536}) {
    CAPTURE(block_size);
    std::mt19937 random(static_cast<unsigned>(block_size));
    const TemporaryFolder folder;
    Xapian::WritableDatabase db(folder.path, Xapian::DB_CREATE_OR_OVERWRITE, block_size);
    const auto terms = hostile_terms(random);
    for (Xapian::docid id = 1; id < 400;
         id += static_cast<Xapian::docid>(1 + random() % 4))
      add_random(db, id, random, terms);
    for (const Xapian::docid id : spread_ids) add_random(db, id, random, terms);
    Xapian::Document huge;  // whose lists take several parts
    for (Xapian::termpos at = 0; at < 60'000; ++at) {
      huge.add_posting("revenue", at * 7 + static_cast<Xapian::termpos>(random() % 7));
      huge.add_posting("a", at);
    }
    db.replace_document(77, huge);
    db.commit();
    const auto table = table_of(folder, db);
    REQUIRE(table != nullptr);
    const Entries entries = entries_of(db);
    CHECK_EQ(entries.at("revenue").at(77).size(), 60'000);
    CHECK_EQ(differences(table, entries), 0);
    // One that is not there, between others and behind the last.
    Positions got = {1};
    for (const char* term : {"revenua", "zzzzzzzz", "\xff\xff\xff"}) {
      CHECK(PositionCursor(table, term).read(1, got));
      CHECK(got.empty());
    }
  }
}

TEST_CASE("A database without positions has a table without entries") {
  const TemporaryFolder folder;
  Xapian::WritableDatabase db(folder.path);
  Xapian::Document document;
  document.add_term("a");
  db.add_document(document);
  db.commit();
  const auto table = table_of(folder, db);
  REQUIRE(table != nullptr);
  CHECK(table->empty());
  Positions got = {1};
  CHECK(PositionCursor(table, "a").read(1, got));
  CHECK(got.empty());
}

TEST_CASE("Only the revision that was opened is read, of the format that is known") {
  const TemporaryFolder folder;
  Xapian::WritableDatabase db(folder.path);
  std::mt19937 random(1);
  add_random(db, 1, random, {"a", "b"});
  db.commit();
  const std::string uuid = db.get_uuid();
  const auto revision = db.get_revision();
  CHECK(PositionTable::open(folder.path, uuid, revision) != nullptr);
  CHECK(PositionTable::open(folder.path, uuid, revision + 1) == nullptr);
  CHECK(PositionTable::open(folder.path, uuid + "0", revision) == nullptr);
  CHECK(PositionTable::open(folder.path + "/none", uuid, revision) == nullptr);
  const std::string version = folder / glass_version_file;
  const std::string sound = read_whole(version);
  for (std::size_t size = 0; size < 40; ++size) {
    write_whole(version, sound.substr(0, size));
    CHECK(PositionTable::open(folder.path, uuid, revision) == nullptr);
  }
  for (std::size_t at = 0; at < glass_mark.size() + glass_format.size(); ++at) {
    std::string other = sound;
    other[at] = static_cast<char>(other[at] ^ 1);
    write_whole(version, other);
    CHECK(PositionTable::open(folder.path, uuid, revision) == nullptr);
  }
}

TEST_CASE("While a writer goes on, an old revision is read right or said to be gone") {
  const TemporaryFolder folder;
  Xapian::WritableDatabase db(folder.path, Xapian::DB_CREATE_OR_OVERWRITE, 2048);
  std::mt19937 random(3);
  const auto terms = hostile_terms(random);
  for (Xapian::docid id = 1; id <= 300; ++id) add_random(db, id, random, terms);
  db.commit();
  const auto table = table_of(folder, db);
  REQUIRE(table != nullptr);
  const Entries entries = entries_of(db);
  bool is_gone = false;
  for (int commit = 1; commit <= 6; ++commit) {
    for (Xapian::docid id = 1; id <= 300;
         id += static_cast<Xapian::docid>(1 + random() % 3))
      add_random(db, id, random, terms);
    if (commit == 1) CHECK_EQ(differences(table, entries), 0);  // not yet acknowledged
    db.commit();
    Positions got;
    for (const auto& [term, documents] : entries) {
      PositionCursor cursor(table, term);
      try {
        for (const auto& [id, positions] : documents) {
          const bool is_read = cursor.read(id, got);
          CHECK_EQ(is_read && got == positions, true);
        }
      } catch (const Xapian::DatabaseModifiedError&) {
        is_gone = true;
        CHECK(commit > 1);
      }
    }
  }
  CHECK(is_gone);
}

TEST_CASE("A damaged table of positions is an error or another answer, never more") {
  const TemporaryFolder folder;
  {
    Xapian::WritableDatabase db(folder.path, Xapian::DB_CREATE_OR_OVERWRITE, 2048);
    std::mt19937 random(4);
    const auto terms = hostile_terms(random);
    for (Xapian::docid id = 1; id <= 60; ++id) add_random(db, id, random, terms);
    db.commit();
  }
  const Xapian::Database db(folder.path);
  const Entries entries = entries_of(db);
  const std::string path = folder / "position.glass";
  const std::string sound = read_whole(path);
  std::mt19937 random(5);
  std::size_t errors = 0;
  for (int round = 0; round < 120; ++round) {
    std::string bytes = sound;
    if (round % 3 == 0) bytes.resize(random() % bytes.size());
    for (int i = 0; i < 200 && !bytes.empty(); ++i)
      bytes[random() % bytes.size()] = static_cast<char>(random());
    write_whole(path, bytes);
    const auto table = table_of(folder, db);
    REQUIRE(table != nullptr);
    Positions got;
    for (const auto& [term, documents] : entries) {
      PositionCursor cursor(table, term);
      for (const auto& [id, positions] : documents) try {
          (void)cursor.read(id, got);
        } catch (const Xapian::DatabaseError&) {
          ++errors;
        }
    }
  }
  CHECK(errors > 0);
}

TEST_CASE("What is compressed is left to Xapian") {
  const TemporaryFolder folder;
  GlassTables tables;
  TableWriter writer(folder / "position.glass");
  std::string key = "word";
  key += '\0';
  std::string packed;
  append_positions(packed, Positions{3, 5, 8});
  for (const std::uint32_t id : {1U, 2U}) {
    key.resize(5);
    append_sortable(key, id);
    writer.add(key, packed, id == 2);
  }
  tables.position = writer.finish();
  write_version_file(folder.path, tables, {});
  const std::string version = read_whole(folder / glass_version_file);
  std::string uuid;
  for (std::size_t i = 0; i < glass_name_size; ++i)
    uuid += fmt::format(
        "{}{:02x}", i == 4 || i == 6 || i == 8 || i == 10 ? "-" : "",
        static_cast<unsigned char>(version[glass_mark.size() + glass_format.size() + i]));
  const auto table = PositionTable::open(folder.path, uuid, glass_revision);
  REQUIRE(table != nullptr);
  PositionCursor cursor(table, "word");
  Positions got;
  CHECK(cursor.read(1, got));
  CHECK_EQ(got, Positions{3, 5, 8});
  CHECK_FALSE(cursor.read(2, got));
}

TEST_CASE("Packed positions come out as they went in") {
  std::mt19937 random(6);
  for (int round = 0; round < 3000; ++round) {
    const Positions positions = random_positions(random);
    if (positions.empty()) continue;
    std::string packed;
    append_positions(packed, positions);
    Positions got = {1, 2};
    CHECK(unpack_positions(packed, got));
    CHECK_EQ(got == positions, true);
  }
  Positions dense(100'000);
  for (std::size_t i = 0; i < dense.size(); ++i)
    dense[i] = static_cast<Xapian::termpos>(i);
  std::string packed;
  append_positions(packed, dense);
  Positions got;
  CHECK(unpack_positions(packed, got));
  CHECK_EQ(got == dense, true);
}

TEST_CASE("Bytes that are no positions are an error") {
  const std::string damaged[] = {"",
                                 "\x80",
                                 "\xff\xff\xff\xff\xff",
                                 std::string("\0\1", 2),
                                 "\xff\xff\x03\x01",
                                 "\xff\xff\xff\xff\x0f\x01"};
  for (const std::string& bytes : damaged) {
    CAPTURE(bytes);
    Positions got;
    CHECK_THROWS_AS((void)unpack_positions(bytes, got), Xapian::DatabaseCorruptError);
  }
  std::mt19937 random(7);
  for (int round = 0; round < 20'000; ++round) {
    std::string bytes;
    for (std::size_t size = random() % 12; bytes.size() < size;)
      bytes += static_cast<char>(random());
    Positions got;
    try {
      if (unpack_positions(bytes, got))
        CHECK_EQ(std::is_sorted(got.begin(), got.end()), true);
    } catch (const Xapian::DatabaseCorruptError&) {
    }
  }
  // Millions on the word of a few bytes.
  Positions got;
  CHECK_FALSE(unpack_positions(std::string("\xff\xff\xff\xff\x0f", 5) +
                                   std::string(4, '\0') + std::string(8, '\x7f'),
                               got));
}
