// Rows and windows found by walking lists of the positional file are those that a look at
// every position of every document finds.
#include <doctest/doctest.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <random>
#include <stdexcept>
#include <string>
#include <vector>

#include "debrief/position_file.h"
#include "indexer/positions/position_writer.h"
#include "query/positions/walk_rows.h"

using namespace debrief;

namespace {

using RowPositions = std::vector<std::uint32_t>;
using RowLists =
    std::vector<std::vector<RowPositions>>;  // by word, by document from 0 on

constexpr char row_uuid[] = "0a1b2c3d-0000-4000-8000-0123456789ab";

struct RowFolder {
  std::string path = (std::filesystem::temp_directory_path() / "debrief-XXXXXX").string();
  RowFolder() {
    if (mkdtemp(path.data()) == nullptr) throw std::runtime_error("no temporary folder");
  }
  ~RowFolder() { std::filesystem::remove_all(path); }
  RowFolder(const RowFolder&) = delete;
  RowFolder& operator=(const RowFolder&) = delete;
};

std::uint32_t random_number(std::mt19937& random) {
  return static_cast<std::uint32_t>(random());
}

// Many close together, some far away, so that numbers take one byte to five.
RowPositions random_row_positions(std::mt19937& random) {
  RowPositions positions;
  const std::size_t size = random() % 9 == 0 ? 1 + random() % 200 : 1 + random() % 4;
  const unsigned far = random() % 40 == 0 ? 0x3000'0000 : random() % 6 == 0 ? 300 : 3;
  for (std::uint32_t at = random_number(random) % 3;
       positions.size() < size && at < 0xF000'0000;) {
    positions.push_back(at);
    at += 1 + static_cast<std::uint32_t>(random() % (random() % 3 == 0 ? far : 3));
  }
  return positions;
}

RowLists random_row_lists(std::mt19937& random, std::size_t words) {
  const std::size_t documents = random() % 3 == 0 ? 1'500 : 60;
  RowLists lists(words, std::vector<RowPositions>(documents));
  for (auto& list : lists) {
    const unsigned spread = random() % 3 == 0 ? 40 : 1 + random_number(random) % 3;
    for (RowPositions& positions : list)
      if (random() % spread == 0) positions = random_row_positions(random);
    if (std::all_of(list.begin(), list.end(), [](const auto& p) { return p.empty(); }))
      list.front() = {1};
  }
  return lists;
}

bool has(const RowPositions& positions, std::uint64_t position) {
  return std::find(positions.begin(), positions.end(), position) != positions.end();
}

bool stands_together(const RowLists& lists, std::size_t document,
                     Xapian::termpos distance) {
  for (const std::uint64_t start : lists[0][document]) {
    bool is_row = true;
    for (std::size_t word = 1; word < lists.size(); ++word)
      is_row = is_row && has(lists[word][document], start + word);
    bool is_near = false;
    for (const std::uint64_t other : lists[1][document])
      is_near = is_near || (start < other ? other - start : start - other) <= distance;
    if (distance == 0 ? is_row : is_near) return true;
  }
  return false;
}

}  // namespace

TEST_CASE("words that stand together are found by their lists alone") {
  std::mt19937 random(20261120);
  for (int turn = 0; turn < 60; ++turn) {
    const std::size_t words = 2 + random() % 3;
    const RowLists lists = random_row_lists(random, words);
    const RowFolder folder;
    PositionWriter writer(folder.path + "/positions");
    for (std::size_t word = 0; word < words; ++word) {
      writer.begin(std::string(1, static_cast<char>('a' + word)));
      for (std::size_t i = 0; i < lists[word].size(); ++i)
        if (!lists[word][i].empty())
          writer.add(static_cast<Xapian::docid>(i * 2 + 1), lists[word][i]);
    }
    writer.finish(row_uuid, {{1, 10'000}});
    const auto file = PositionFile::open(folder.path, row_uuid);
    REQUIRE(file != nullptr);
    std::vector<PositionList> cursors;
    for (std::size_t word = 0; word < words; ++word)
      cursors.push_back(
          file->find(std::string(1, static_cast<char>('a' + word))).value());
    const Xapian::termpos distance =
        words == 2 && turn % 2 == 0 ? 1 + static_cast<Xapian::termpos>(random() % 6) : 0;
    std::vector<Xapian::docid> wanted;
    for (std::size_t i = 0; i < lists[0].size(); ++i)
      if (stands_together(lists, i, distance))
        wanted.push_back(static_cast<Xapian::docid>(i * 2 + 1));
    CAPTURE(turn);
    CHECK(walk_rows(cursors, distance) == wanted);
  }
}
