// Counts of values side by side and counts of a few say the same.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <random>
#include <string>
#include <utility>
#include <vector>

#include "query/ordinal_counts.h"

using namespace debrief;

namespace {

OrdinalCounts side_by_side(const std::vector<std::uint32_t>& counts) {
  Zeroed<std::uint32_t> zeroed(counts.size() + 5);
  for (std::size_t i = 0; i < counts.size(); ++i) zeroed[i] = counts[i];
  zeroed[counts.size()] = 9;  // behind the values: of a damaged table
  return {std::move(zeroed), counts.size()};
}

OrdinalCounts those_counted(const std::vector<std::uint32_t>& counts) {
  std::vector<OrdinalCount> counted;
  for (std::uint32_t i = 0; i < counts.size(); ++i)
    if (counts[i] != 0) counted.push_back({i, counts[i]});
  return OrdinalCounts(std::move(counted));
}

std::string shown(const OrdinalCounts& counts, std::size_t limit) {
  std::string out = fmt::format("{}:", counts.size());
  for (const OrdinalCount& one : counts.first(limit))
    out += fmt::format(" {}={}", one.ordinal, one.count);
  return out;
}

}  // namespace

TEST_CASE("The first have the most, of as many the lowest ordinals, the most first") {
  const struct {
    std::vector<std::uint32_t> counts;
    std::size_t limit;
    const char* printed;
  } rows[] = {{{}, 3, "0:"},
              {{0, 0, 4}, 3, "1: 2=4"},
              {{1, 1, 1, 1, 1, 1}, 2, "6: 0=1 1=1"},
              {{1, 2, 3, 2, 3, 1}, 3, "6: 2=3 4=3 1=2"},
              {{5, 0, 7, 5}, 0, "3: 2=7 0=5 3=5"},
              {{1, 1, 1, 2, 2, 2, 3, 3}, 1, "8: 6=3"}};
  for (const auto& [counts, limit, printed] : rows) {
    CHECK_EQ(shown(side_by_side(counts), limit), printed);
    CHECK_EQ(shown(those_counted(counts), limit), printed);
  }
}

TEST_CASE("Any number of them are the first of all") {
  std::mt19937 random(1);
  for (int round = 0; round < 50; ++round) {
    std::vector<std::uint32_t> counts(1 + random() % 300);
    for (std::uint32_t& count : counts)
      count = static_cast<std::uint32_t>(random() % (1 + random() % 20));
    const OrdinalCounts given = side_by_side(counts);
    const std::string all = shown(given, 0);
    for (const std::size_t limit : {1, 2, 10, 400}) {
      CHECK(all.starts_with(shown(given, limit)));
      CHECK_EQ(shown(those_counted(counts), limit), shown(given, limit));
    }
  }
}
