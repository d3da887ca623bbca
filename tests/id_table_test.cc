#include "indexer/id_table.h"

#include <doctest/doctest.h>

#include <map>
#include <random>

namespace debrief {
namespace {

TEST_CASE("A table of ids holds what a map holds, through thousands of changes") {
  std::mt19937_64 random(5);
  IdTable table;
  std::map<std::uint64_t, std::uint32_t> map;
  CHECK_EQ(table.find(0), nullptr);
  for (int i = 0; i < 20'000; ++i) {
    // Few ids, so that they come again; some alike in their lower or their upper bits.
    const std::uint64_t n = random() % 700;
    const std::uint64_t id = n % 3 == 0   ? n
                             : n % 3 == 1 ? n << 56
                                          : n * 0x9E3779B97F4A7C15;
    const auto value = static_cast<std::uint32_t>(random() % 1000);
    if (random() % 3 == 0)
      CHECK_EQ(table.erase(id), map.erase(id) == 1);
    else
      CHECK_EQ(table.emplace(id, value), map.emplace(id, value).first->second);
    REQUIRE_EQ(table.size(), map.size());
  }
  for (std::uint64_t n = 0; n < 700; ++n)
    for (const std::uint64_t id : {n, n << 56, n * 0x9E3779B97F4A7C15}) {
      const std::uint32_t* found = table.find(id);
      const auto known = map.find(id);
      REQUIRE_EQ(found != nullptr, known != map.end());
      if (found != nullptr) CHECK_EQ(*found, known->second);
    }
  table.clear();
  CHECK_EQ(table.size(), 0);
  CHECK_EQ(table.find(1), nullptr);
}

}  // namespace
}  // namespace debrief
