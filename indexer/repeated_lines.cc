#include "indexer/repeated_lines.h"

namespace debrief {

void EndingCounts::add(std::uint64_t title, const std::vector<std::uint64_t>& endings) {
  for (const std::uint64_t line : endings)
    if (auto& titles = titles_[line]; titles.size() < repeats) titles.insert(title);
}

RepeatedLines EndingCounts::repeated() const {
  RepeatedLines lines;
  for (const auto& [line, titles] : titles_)
    if (titles.size() >= repeats) lines.insert(line);
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
