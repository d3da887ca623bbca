#include "indexer/repeated_lines.h"

#include <algorithm>

namespace debrief {
namespace {

// Bits: of eight million lines one in eight shares its own with another.
constexpr std::size_t expected_bits = std::size_t{1} << 26;

std::size_t word_of(std::uint64_t line) { return line % expected_bits / 64; }

std::uint64_t bit_of(std::uint64_t line) { return std::uint64_t{1} << (line % 64); }

}  // namespace

void EndingCounts::expect(const std::vector<std::uint64_t>& endings) {
  if (endings.empty()) return;
  if (once_.empty()) {
    once_.resize(expected_bits / 64);
    again_.resize(expected_bits / 64);
    for (const auto& [line, title] : pairs_) again_[word_of(line)] |= bit_of(line);
  }
  for (const std::uint64_t line : endings) {
    std::uint64_t& once = once_[word_of(line)];
    if ((once & bit_of(line)) != 0) again_[word_of(line)] |= bit_of(line);
    once |= bit_of(line);
  }
}

bool EndingCounts::comes_once(std::uint64_t line) const {
  return !again_.empty() && (again_[word_of(line)] & bit_of(line)) == 0;
}

void EndingCounts::add(std::uint64_t title, const std::vector<std::uint64_t>& endings) {
  for (const std::uint64_t line : endings)
    if (!comes_once(line)) pairs_.emplace_back(line, title);
  if (pairs_.size() < most_) return;
  settle(pairs_);
  most_ = std::max(most_, pairs_.size() + pairs_.size() / 2);
}

// Each pair once, and of a line that has enough titles no more of them.
void EndingCounts::settle(Pairs& pairs) {
  std::sort(pairs.begin(), pairs.end());
  std::size_t size = 0;
  for (const auto& pair : pairs) {
    if (size != 0 && pairs[size - 1] == pair) continue;
    if (size >= repeats && pairs[size - repeats].first == pair.first) continue;
    pairs[size++] = pair;
  }
  pairs.resize(size);
}

RepeatedLines EndingCounts::repeated() const {
  Pairs pairs = pairs_;
  settle(pairs);
  RepeatedLines lines;
  for (std::size_t i = repeats - 1; i < pairs.size(); ++i)
    if (pairs[i].first == pairs[i + 1 - repeats].first) lines.insert(pairs[i].first);
  return lines;
}

std::uint8_t repeated_bits(const std::vector<std::uint64_t>& endings,
                           const RepeatedLines& repeated) {
  static_assert(footer_lines <= 8);
  unsigned bits = 0;
  for (std::size_t i = 0; i < endings.size(); ++i)
    if (repeated.count(endings[i]) != 0) bits |= 1U << i;
  return static_cast<std::uint8_t>(bits);
}

}  // namespace debrief
