// Which lines end so many briefs of an archive that they are boilerplate.
#pragma once

#include <cstddef>
#include <cstdint>
#include <unordered_set>
#include <utility>
#include <vector>

#include "indexer/boilerplate.h"

namespace debrief {

// Counts, for each line, how many different titles it stands below.
class EndingCounts {
 public:
  // Says that ENDINGS will be added, all of an archive before the first of them. Of what
  // comes but once, as most lines of an archive do, then nothing is kept: a million
  // briefs may end in eight million lines. Lines that were added before are kept.
  void expect(const std::vector<std::uint64_t>& endings);

  void add(std::uint64_t title, const std::vector<std::uint64_t>& endings);

  // The lines that stand below at least `repeats` of them.
  RepeatedLines repeated() const;

 private:
  using Pairs = std::vector<std::pair<std::uint64_t, std::uint64_t>>;  // line, title

  static void settle(Pairs& pairs);
  bool comes_once(std::uint64_t line) const;

  Pairs pairs_;  // of each line as many titles as matter, and what came since
  std::size_t most_ = std::size_t{1} << 12;  // pairs, before they are looked through
  // Bits by the hash that a line is: seen once, seen again. Empty: nothing was expected.
  std::vector<std::uint64_t> once_;
  std::vector<std::uint64_t> again_;
};

// Which of a brief's endings are among them, the first as the lowest bit.
std::uint8_t repeated_bits(const std::vector<std::uint64_t>& endings,
                           const RepeatedLines& repeated);

}  // namespace debrief
