#include "query/value_tally.h"

#include <doctest/doctest.h>

#include <map>
#include <string>
#include <utility>

namespace debrief {
namespace {

TEST_CASE("a tally counts each value once, and keeps them when it moves") {
  ValueTally tally;
  std::map<std::string, std::size_t> sums;
  for (std::size_t i = 0; i < 20'000; ++i) {
    std::string value = std::to_string(i * i % 7919);
    if (i % 5 == 0) value += std::string(i % 4000, 'x');
    tally.add(value, i);
    sums[value] += i;
    value.assign(value.size(), '?');
  }
  tally.add("", 3);
  sums[""] += 3;
  const ValueTally moved = std::move(tally);
  std::map<std::string, std::size_t> counts;
  for (const auto& [value, n] : moved.counts()) CHECK(counts.emplace(value, n).second);
  CHECK(counts == sums);
}

}  // namespace
}  // namespace debrief
