// How often each value of a column of the facet table was counted.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "query/zeroed.h"

namespace debrief {

struct OrdinalCount {
  std::uint32_t ordinal = 0;
  std::uint32_t count = 0;
};

class OrdinalCounts {
 public:
  // Counts by ordinal, of which the first VALUES count.
  OrdinalCounts(Zeroed<std::uint32_t> by_ordinal, std::size_t values)
      : by_ordinal_(std::move(by_ordinal)), values_(values) {}

  // Of those alone that were counted, ordinals ascending.
  explicit OrdinalCounts(std::vector<OrdinalCount> counted)
      : counted_(std::move(counted)) {}

  // How many were counted at all.
  std::size_t size() const;

  // The LIMIT with the most, then by ordinal, the most first; 0: all.
  std::vector<OrdinalCount> first(std::size_t limit) const;

  // Calls FN(ordinal, count) for all that were counted, ordinals ascending.
  template <class Fn>
  void for_each(Fn fn) const {
    for (const OrdinalCount& one : counted_) fn(one.ordinal, one.count);
    for (std::uint32_t ordinal = 0; ordinal < values_; ++ordinal)
      if (const std::uint32_t count = (*by_ordinal_)[ordinal]; count != 0)
        fn(ordinal, count);
  }

 private:
  std::optional<Zeroed<std::uint32_t>> by_ordinal_;
  std::size_t values_ = 0;
  std::vector<OrdinalCount> counted_;
};

}  // namespace debrief
