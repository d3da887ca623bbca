// Which lines end so many briefs of an archive that they are boilerplate.
#pragma once

#include <cstdint>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "indexer/boilerplate.h"

namespace debrief {

// Counts, for each line, how many different titles it stands below.
class EndingCounts {
 public:
  void add(std::uint64_t title, const std::vector<std::uint64_t>& endings);

  // The lines that stand below at least `repeats` of them.
  RepeatedLines repeated() const;

 private:
  // Titles are kept only until there are enough.
  std::unordered_map<std::uint64_t, std::unordered_set<std::uint64_t>> titles_;
};

// Which of a brief's endings are among them, the first as the lowest bit.
std::uint8_t repeated_bits(const std::vector<std::uint64_t>& endings,
                           const RepeatedLines& repeated);

}  // namespace debrief
