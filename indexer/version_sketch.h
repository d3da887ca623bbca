// What the index remembers of a brief's words: enough to tell whether another brief is an
// edition of it, corrected or longer.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "debrief/date.h"

namespace debrief {

// A MinHash signature of the brief's shingles (three stems in a row within one claim or
// heading): one permutation, its range cut into bins (P. Li, A. Owen, C.-H. Zhang, "One
// Permutation Hashing", 2012), empty bins filled from others (A. Shrivastava, "Optimal
// Densification for Fast and Accurate Minwise Hashing", 2017), of each minimum the lowest
// 8 bits (P. Li, C. König, "b-Bit Minwise Hashing", 2010). 62 bytes.
struct VersionSketch {
  static constexpr std::size_t size = 57;
  std::array<std::uint8_t, size> bins{};
  std::uint16_t shingles = 0;  // different ones, at most 65535; 0: too few to compare
  std::uint16_t day = 0;       // published, in days from 1970-01-01; 0: not stated
  std::uint8_t issue = 0;      // hash of the numbers in the title; 0: it has none

  bool operator==(const VersionSketch&) const = default;
};

// A text with fewer different shingles says too little to be an edition of another.
inline constexpr std::size_t fewest_shingles = 12;

// Takes in a brief, claim by claim.
class VersionSketcher {
 public:
  // The stems of a stretch of the text, by hash_bytes().
  void add(const std::vector<std::uint64_t>& stems);

  // A word of the title that begins with a digit, hashed as they are; in their order.
  void add_number(std::uint64_t word);

  // PUBLISHED: only a day that the brief states, not one that its file was saved on.
  VersionSketch sketch(const std::optional<Date>& published);

 private:
  std::vector<std::uint64_t> shingles_;
  std::uint64_t numbers_ = 0;
};

// How many of all shingles of A and B both have, from 0 to 1: an estimate with a standard
// error of 0.067 at most.
double resemblance(const VersionSketch& a, const VersionSketch& b);

// Whether A and B are editions of one brief. The shorter must have most of its shingles
// in the longer: seven tenths if both may be of one day, and nine tenths, with half of
// all in common, if they state different days, for the issues of a series share their
// form and differ in their day. Of different days, with other numbers in their titles
// ("Markets at noon, 07/10"), they are two issues however much they share.
bool are_editions(const VersionSketch& a, const VersionSketch& b);

}  // namespace debrief
