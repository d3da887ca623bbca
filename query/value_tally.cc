#include "query/value_tally.h"

#include <algorithm>
#include <cstring>

namespace debrief {
namespace {

constexpr std::size_t block_size = std::size_t{1} << 14U;
constexpr std::size_t first_size = std::size_t{1} << 10U;

std::uint64_t word_at(const char* bytes) {
  std::uint64_t word = 0;
  std::memcpy(&word, bytes, sizeof word);
  return word;
}

// Eight bytes at a time, the last ones twice where there are not as many left.
std::uint64_t hash_of(std::string_view value) {
  constexpr std::uint64_t odd = 0x9E3779B97F4A7C15U;  // 2^64 by the golden ratio
  constexpr std::size_t word = sizeof(std::uint64_t);
  std::uint64_t hash = value.size() * odd;
  const auto mix = [&](std::uint64_t bits) {
    hash = (hash ^ bits) * odd;
    hash ^= hash >> 32U;
  };
  if (value.size() >= word) {
    for (std::size_t at = 0; at + word < value.size(); at += word)
      mix(word_at(value.data() + at));
    mix(word_at(value.data() + value.size() - word));
  } else {
    std::uint64_t bits = 0;
    for (const char byte : value) bits = bits << 8U | static_cast<unsigned char>(byte);
    mix(bits);
  }
  return hash;
}

}  // namespace

std::string_view ValueTally::keep(std::string_view value) {
  if (kept_.empty() || kept_.back().capacity() - kept_.back().size() < value.size())
    kept_.emplace_back().reserve(std::max(block_size, value.size()));
  std::string& block = kept_.back();
  const std::size_t begin = block.size();
  block += value;
  return std::string_view(block).substr(begin);
}

void ValueTally::grow() {
  table_.assign(std::max(first_size, 2 * table_.size()), 0);
  const std::size_t mask = table_.size() - 1;
  for (std::size_t i = 0; i < counts_.size(); ++i) {
    std::size_t at = hashes_[i] & mask;
    while (table_[at] != 0) at = (at + 1) & mask;
    table_[at] = static_cast<std::uint32_t>(i + 1);
  }
}

void ValueTally::add(std::string_view value, std::size_t n, bool must_keep) {
  if (2 * counts_.size() >= table_.size()) grow();
  const std::uint64_t hash = hash_of(value);
  const std::size_t mask = table_.size() - 1;
  std::size_t at = hash & mask;
  for (; table_[at] != 0; at = (at + 1) & mask) {
    const std::size_t place = table_[at] - 1;
    if (hashes_[place] != hash || counts_[place].first != value) continue;
    counts_[place].second += n;
    return;
  }
  counts_.emplace_back(must_keep ? keep(value) : value, n);
  hashes_.push_back(hash);
  table_[at] = static_cast<std::uint32_t>(counts_.size());
}

}  // namespace debrief
