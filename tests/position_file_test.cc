// What is written into a file of positions is what is read from it, and a damaged file is
// an error and nothing else.
#include <doctest/doctest.h>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <unistd.h>
#include <xapian.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "debrief/kept_positions.h"
#include "debrief/position_file.h"
#include "indexer/positions/position_writer.h"
#include "tests/temporary_folder.h"

using namespace debrief;

namespace {

using Places = std::vector<Xapian::termpos>;
using Lists = std::map<std::string, std::map<Xapian::docid, Places>>;

const std::string uuid = "0a1b2c3d-0000-4000-8000-0123456789ab";

void write_lists(const std::string& path, const Lists& lists,
                 const std::vector<DocumentInterval>& intervals) {
  PositionWriter writer(path);
  for (const auto& [term, documents] : lists) {
    writer.begin(term);
    for (const auto& [id, places] : documents) writer.add(id, places);
  }
  writer.finish(uuid, intervals);
}

Lists read_lists(const PositionFile& file) {
  Lists lists;
  Places places;
  for (PositionTerms terms = file.walk(); terms.next();) {
    auto& documents = lists[terms.term()];
    for (PositionList list = terms.list(); list.next();) {
      list.read(places);
      documents[list.id()] = places;
      CHECK(list.count() == places.size());
    }
    CHECK(documents.size() == terms.documents());
  }
  return lists;
}

Places random_places(std::mt19937& random) {
  Places places;
  Xapian::termpos at = 0;
  for (std::size_t n = random() % 4 == 0 ? 1 + random() % 200 : 1; places.size() < n;) {
    at += 1 + static_cast<Xapian::termpos>(random() % (random() % 8 == 0 ? 70'000 : 90));
    places.push_back(at);
  }
  return places;
}

Lists random_lists(std::mt19937& random) {
  Lists lists;
  const std::vector<std::string> fixed = {
      std::string(1, '\0'),  std::string("a\0b", 3),      "a",       "a\xff", "\xff\xff",
      std::string(245, 'z'), std::string(244, 'z') + "y", "revenue", "revenu"};
  for (std::size_t n = 0; n < 120; ++n) {
    std::string term = n < fixed.size() ? fixed[n] : fmt::format("w{}", random() % 5'000);
    constexpr std::size_t sizes[] = {1, 2, 127, 128, 129, 256, 257, 1000, 1, 3};
    auto& documents = lists[term];
    Xapian::docid id = 0;
    for (std::size_t size = sizes[n % std::size(sizes)]; documents.size() < size;) {
      id += 1 + static_cast<Xapian::docid>(random() % (random() % 50 == 0 ? 100'000 : 9));
      documents[id] = random_places(random);
    }
  }
  return lists;
}

// What seek() says of ID, by the map that the list was made of.
std::string found_in(const std::map<Xapian::docid, Places>& documents, Xapian::docid id) {
  const auto at = documents.lower_bound(id);
  return at == documents.end() ? "end" : fmt::format("{}: {}", at->first, at->second);
}

std::string found_by(PositionList& list, Xapian::docid id) {
  if (!list.seek(id)) return "end";
  Places places;
  list.read(places);
  return fmt::format("{}: {}", list.id(), places);
}

std::string whole_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

// Everything that can be read, and how that ended.
std::string outcome(const std::string& folder) {
  try {
    const auto file = PositionFile::open(folder, uuid);
    if (file == nullptr) return "none";
    (void)file->find("revenue");
    (void)file->covers(7);
    return read_lists(*file).empty() ? "empty" : "read";
  } catch (const Xapian::DatabaseCorruptError&) {
    return "damaged";
  }
}

}  // namespace

TEST_CASE("lists of positions are read as they were written") {
  std::mt19937 random(20260427);
  for (int turn = 0; turn < 5; ++turn) {
    const TemporaryFolder folder;
    const Lists lists = random_lists(random);
    write_lists(folder / "positions", lists, {{1, 2'000'000}});
    CHECK_FALSE(std::filesystem::exists(folder / "positions" + ".terms"));
    const auto file = PositionFile::open(folder.path, uuid);
    REQUIRE(file != nullptr);
    CHECK(file->is_sound());
    CHECK(file->terms() == lists.size());
    CHECK(read_lists(*file) == lists);
    file->forget();
    for (const auto& [term, documents] : lists) {
      CAPTURE(term);
      auto list = file->find(term);
      REQUIRE(list);
      CHECK(list->documents() == documents.size());
      // Forward, back, to and beside what is there.
      for (int i = 0; i < 60; ++i) {
        auto at = documents.begin();
        std::advance(at, static_cast<long>(random() % documents.size()));
        const auto id = static_cast<Xapian::docid>(at->first + random() % 3 - 1);
        if (id != 0) REQUIRE(found_by(*list, id) == found_in(documents, id));
      }
      CHECK(found_by(*list, documents.rbegin()->first + 1) == "end");
      CHECK_FALSE(list->next());
      CHECK(found_by(*list, 1) == found_in(documents, 1));
      Xapian::docid id = 0;
      for (PositionList forward = *file->find(term);;
           id += static_cast<Xapian::docid>(1 + random() % 200)) {
        const std::string wanted = found_in(documents, id + 1);
        REQUIRE(found_by(forward, id + 1) == wanted);
        if (wanted == "end") break;
        id = forward.id();
      }
    }
  }
}

TEST_CASE("terms are walked from any of them on, and none but them is found") {
  const TemporaryFolder folder;
  Lists lists;
  for (int n = 0; n < 100; ++n) lists[fmt::format("term{:03}", n * 2)][1] = {1};
  write_lists(folder / "positions", lists, {{1, 1}});
  const auto file = PositionFile::open(folder.path, uuid);
  REQUIRE(file != nullptr);
  const auto from = [&](std::string_view term) {
    PositionTerms terms = file->walk(term);
    return terms.next() ? terms.term() : std::string("end");
  };
  CHECK(from("") == "term000");
  CHECK(from("term003") == "term004");
  CHECK(from("term062") == "term062");
  CHECK(from("term063") == "term064");  // the first of a block
  CHECK(from("term198") == "term198");
  CHECK(from("term199") == "end");
  CHECK(from("\xff") == "end");
  for (int n = 0; n < 200; ++n)
    CHECK(file->find(fmt::format("term{:03}", n)).has_value() == (n % 2 == 0));
  CHECK_FALSE(file->find("").has_value());
  CHECK_FALSE(file->find("term").has_value());
}

TEST_CASE("a file speaks of the documents in its intervals") {
  const TemporaryFolder folder;
  write_lists(folder / "positions", {}, {{2, 3}, {4, 4}, {10, 4'000'000'000}});
  const auto file = PositionFile::open(folder.path, uuid);
  REQUIRE(file != nullptr);
  CHECK(file->terms() == 0);
  CHECK_FALSE(file->find("word").has_value());
  CHECK_FALSE(file->walk().next());
  for (const Xapian::docid id : {2U, 3U, 4U, 10U, 11U, 4'000'000'000U})
    CHECK(file->covers(id));
  for (const Xapian::docid id : {0U, 1U, 5U, 9U, 4'000'000'001U})
    CHECK_FALSE(file->covers(id));
}

TEST_CASE("ids are packed as distances, and what is no such list is an error") {
  const std::vector<Xapian::docid> ids = {1, 2, 200, 70'000, 4'294'967'295};
  CHECK(unpack_ids(pack_ids(ids)) == ids);
  CHECK(pack_ids({1, 2, 200}) == "\x01\x01\xc6\x01");
  CHECK(unpack_ids("").empty());
  for (const std::string_view bytes :
       {std::string_view("\0", 1), std::string_view("\x80"),
        std::string_view("\x01\xff\xff\xff\xff\x0f")})
    CHECK_THROWS_AS((void)unpack_ids(bytes), Xapian::DatabaseCorruptError);
}

TEST_CASE("a term without documents does not come into a file") {
  const TemporaryFolder folder;
  {
    PositionWriter writer(folder / "positions");
    writer.begin("a");
    writer.begin("b");
    writer.add(3, std::vector<std::uint32_t>{0, 4});
    writer.begin("c");
    writer.finish(uuid, {{1, 3}});
  }
  const auto file = PositionFile::open(folder.path, uuid);
  REQUIRE(file != nullptr);
  CHECK(read_lists(*file) == Lists{{"b", {{3, {0, 4}}}}});
}

TEST_CASE("a file of another database is none") {
  const TemporaryFolder folder;
  CHECK(PositionFile::open(folder.path, uuid) == nullptr);
  write_lists(folder / "positions", {{"a", {{1, {1}}}}}, {{1, 1}});
  CHECK(PositionFile::open(folder.path, "0a1b2c3d-0000-4000-8000-0123456789ac") ==
        nullptr);
  CHECK(PositionFile::open_at(folder / "positions", uuid) != nullptr);
}

TEST_CASE("a damaged or cut file is an error, and never read beyond its end") {
  const TemporaryFolder folder;
  std::mt19937 random(6);
  Lists lists = {{"a", {{3, {1, 2, 300}}, {9, {5}}}}, {"revenue", {{3, {8}}}}};
  for (Xapian::docid id = 1; id < 400; ++id) lists["w"][id * 3] = random_places(random);
  write_lists(folder / "positions", lists, {{1, 1'200}});
  const std::string whole = whole_file(folder / "positions");
  const auto write = [&](const std::string& bytes) {
    std::ofstream(folder / "positions", std::ios::binary | std::ios::trunc) << bytes;
  };
  for (std::size_t size = 0; size < whole.size(); size += 1 + size / 40) {
    write(whole.substr(0, size));
    CHECK(outcome(folder.path) == (size == 0 ? "none" : "damaged"));
  }
  std::size_t noticed = 0;
  for (std::size_t at = 0;
       at<whole.size(); at += at> 60 && at + 400 < whole.size() ? 7 : 1) {
    std::string bytes = whole;
    bytes[at] = static_cast<char>(random());
    write(bytes);
    const std::string came = outcome(folder.path);
    CHECK((came == "read" || came == "damaged" || came == "none"));
    if (bytes != whole && came == "read") {
      const bool sound = PositionFile::open(folder.path, uuid)->is_sound();
      CHECK_FALSE(sound);
      ++noticed;
    }
  }
  CHECK(noticed > 0);
}
