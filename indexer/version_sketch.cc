#include "indexer/version_sketch.h"

#include <algorithm>
#include <bit>
#include <limits>

#include "indexer/ledger.h"

namespace debrief {
namespace {

constexpr std::size_t words_a_shingle = 3;

// Of editions of one day: the share of the shorter that the longer holds, and of both
// together that both have (a text within one three times as long is no edition of it).
constexpr double held_on_one_day = 0.70;
constexpr double common_on_one_day = 0.35;
constexpr double held_on_two_days = 0.90;
constexpr double common_on_two_days = 0.50;

// Bijective: the finalizer of SplitMix64 (G. Steele, D. Lea, C. Flood, "Fast Splittable
// Pseudorandom Number Generators", 2014).
std::uint64_t mixed(std::uint64_t x) {
  x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9;
  x = (x ^ (x >> 27)) * 0x94D049BB133111EB;
  return x ^ (x >> 31);
}

std::size_t bin_of(std::uint64_t hash) {
  return static_cast<std::size_t>(((hash >> 32) * VersionSketch::size) >> 32);
}

constexpr std::size_t most_shingles = std::numeric_limits<std::uint16_t>::max();

// Up to most_shingles; quicker than to sort them: by a table with open addressing.
std::size_t count_different(const std::vector<std::uint64_t>& hashes) {
  const std::size_t most = std::min(hashes.size(), most_shingles);
  std::vector<std::uint64_t> table(std::bit_ceil(2 * most + 1));
  std::size_t different = 0;
  bool has_zero = false;  // which marks a free place
  for (const std::uint64_t hash : hashes) {
    if (different == most_shingles) return different;
    has_zero = has_zero || hash == 0;
    std::size_t at = hash & (table.size() - 1);
    while (table[at] != 0 && table[at] != hash) at = (at + 1) & (table.size() - 1);
    if (table[at] != hash) ++different;
    table[at] = hash;
  }
  return different + (has_zero ? 1 : 0);
}

// Another bin for an empty one, each time it is asked.
std::size_t other_bin(std::size_t bin, std::size_t attempt) {
  return bin_of(mixed(mixed(bin + 1) + attempt));
}

}  // namespace

void VersionSketcher::add_number(std::uint64_t word) {
  numbers_ = mixed(numbers_ + word);
}

void VersionSketcher::add(const std::vector<std::uint64_t>& stems) {
  const std::size_t size = std::min(stems.size(), words_a_shingle);
  for (std::size_t last = std::max<std::size_t>(size, 1); last <= stems.size(); ++last) {
    std::uint64_t hash = 0;  // of the oldest word first
    for (std::size_t k = words_a_shingle; k > 0; --k)
      hash = mixed(hash + (k > last ? 0 : stems[last - k]));
    shingles_.push_back(hash);
  }
}

VersionSketch VersionSketcher::sketch(const std::optional<Date>& published) {
  const std::size_t different = count_different(shingles_);
  VersionSketch out;
  out.issue = static_cast<std::uint8_t>(numbers_ == 0 ? 0 : 1 + numbers_ % 255);
  if (published)
    out.day = static_cast<std::uint16_t>(std::clamp<std::int64_t>(
        to_days(*published), 0, std::numeric_limits<std::uint16_t>::max()));
  if (different < fewest_shingles) return out;
  out.shingles = static_cast<std::uint16_t>(std::min(different, most_shingles));
  std::array<std::uint64_t, VersionSketch::size> least{};
  std::array<bool, VersionSketch::size> is_filled{};
  for (const std::uint64_t hash : shingles_) {
    const std::size_t bin = bin_of(hash);
    if (!is_filled[bin] || hash < least[bin]) least[bin] = hash;
    is_filled[bin] = true;
  }
  for (std::size_t bin = 0; bin < VersionSketch::size; ++bin)
    out.bins[bin] = static_cast<std::uint8_t>(least[bin]);
  for (std::size_t bin = 0; bin < VersionSketch::size; ++bin) {
    std::size_t from = bin;
    for (std::size_t attempt = 1; !is_filled[from]; ++attempt)
      from = other_bin(bin, attempt);
    out.bins[bin] = out.bins[from];
  }
  return out;
}

double resemblance(const VersionSketch& a, const VersionSketch& b) {
  constexpr double by_chance = 1.0 / 256;
  std::size_t equal = 0;
  for (std::size_t i = 0; i < VersionSketch::size; ++i)
    equal += a.bins[i] == b.bins[i] ? 1 : 0;
  const double share = static_cast<double>(equal) / VersionSketch::size;
  return std::max(0.0, (share - by_chance) / (1 - by_chance));
}

bool are_editions(const VersionSketch& a, const VersionSketch& b) {
  if (a.shingles == 0 || b.shingles == 0) return false;
  const double common = resemblance(a, b);
  const double shared = common / (1 + common) * (a.shingles + b.shingles);
  const double held = shared / std::min(a.shingles, b.shingles);
  if (a.day == b.day || a.day == 0 || b.day == 0)
    return common >= common_on_one_day && held >= held_on_one_day;
  return a.issue == b.issue && common >= common_on_two_days && held >= held_on_two_days;
}

}  // namespace debrief
