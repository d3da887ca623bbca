#include <algorithm>

#include "indexer/names/embedded.h"
#include "indexer/names/features.h"

namespace debrief {

void FeatureMaker::look_up_groups(const std::vector<Run>& runs) {
  constexpr std::uint32_t beside = 2;
  std::uint32_t done = 0;
  for (const Run& run : runs) {
    const std::uint32_t from = run.begin < beside ? 0 : run.begin - beside;
    const std::uint32_t to = std::min(run.end + beside, reading_.size());
    for (std::uint32_t i = std::max(from, done); i < to; ++i) {
      const Token& token = reading_.tokens[i];
      if (token.kind == TokenKind::word) groups_[i] = embedded_groups()[token.hash];
    }
    done = to;
  }
}

// The group of a word on three levels, 0 for none.
std::uint64_t FeatureMaker::leaf(std::int64_t at) const {
  if (at < 0 || at >= static_cast<std::int64_t>(reading_.size())) return 0;
  return groups_[static_cast<std::size_t>(at)];
}

std::uint64_t FeatureMaker::branch(std::int64_t at) const {
  if (at < 0 || at >= static_cast<std::int64_t>(reading_.size())) return 0;
  return branch_of(groups_[static_cast<std::size_t>(at)], word_group_branches[2]);
}

std::uint64_t FeatureMaker::bough(std::int64_t at) const {
  if (at < 0 || at >= static_cast<std::int64_t>(reading_.size())) return 0;
  return branch_of(groups_[static_cast<std::size_t>(at)],
                   word_group_branches[2] * word_group_branches[1]);
}

// How the words around are used elsewhere.
void FeatureMaker::add_groups(std::uint32_t at, Sink& sink) const {
  const std::int64_t i = at;
  for (const int step : {0, -1, 1}) sink.add(leaf(i + step));
  for (const int step : {0, -1, 1, -2, 2}) sink.add(branch(i + step));
  sink.add(branch(i - 1) * 1024 + branch(i));
  sink.add(branch(i) * 1024 + branch(i + 1));
  sink.add(branch(i) * 0x10001 + shape(i));
  sink.add(bough(i - 1) * 4096 + bough(i) * 64 + bough(i + 1));
}

}  // namespace debrief
