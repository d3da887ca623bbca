#include "indexer/repeated_lines.h"

#include <doctest/doctest.h>

#include <cstdint>
#include <map>
#include <set>
#include <vector>

namespace {

using debrief::EndingCounts;
using debrief::RepeatedLines;

struct Ended {
  std::uint64_t title = 0;
  std::vector<std::uint64_t> endings;
};

// Lines 1 to 60 below many titles, the others below one; titles come again.
std::vector<Ended> many_endings() {
  std::vector<Ended> all;
  std::uint64_t state = 1;
  const auto next = [&] {
    return state = state * 6364136223846793005U + 1442695040888963407U;
  };
  for (std::uint64_t i = 0; i < 30'000; ++i) {
    const std::uint64_t title = (next() >> 33) % 4 == 0 ? i % 3 : next();
    all.push_back({title, {next(), 1 + (next() >> 40) % 60, next()}});
    if (i % 5000 < 4) all.back().endings.push_back(100 + i / 5000);  // four titles
    if (i % 5000 < 5) all.back().endings.push_back(200 + i / 5000);  // at most five
  }
  return all;
}

RepeatedLines slowly(const std::vector<Ended>& all) {
  std::map<std::uint64_t, std::set<std::uint64_t>> titles;
  for (const Ended& one : all)
    for (const std::uint64_t line : one.endings) titles[line].insert(one.title);
  RepeatedLines lines;
  for (const auto& [line, below] : titles)
    if (below.size() >= debrief::repeats) lines.insert(line);
  return lines;
}

}  // namespace

TEST_CASE("lines repeat that stand below five titles, however many are counted") {
  const std::vector<Ended> all = many_endings();
  const RepeatedLines expected = slowly(all);
  REQUIRE(expected.size() > 60);
  EndingCounts counts;
  for (const Ended& one : all) counts.add(one.title, one.endings);
  CHECK(counts.repeated() == expected);
}

TEST_CASE("what is known to come once is not counted, and what repeats is the same") {
  const std::vector<Ended> all = many_endings();
  EndingCounts counts;
  for (std::size_t i = 0; i < 300; ++i) counts.add(all[i].title, all[i].endings);
  for (std::size_t i = 300; i < all.size(); ++i) counts.expect(all[i].endings);
  for (std::size_t i = 300; i < all.size(); ++i) counts.add(all[i].title, all[i].endings);
  CHECK(counts.repeated() == slowly(all));
}
