#include "query/ordinal_counts.h"

#include <algorithm>

namespace debrief {
namespace {

bool has_more(const OrdinalCount& a, const OrdinalCount& b) {
  return a.count != b.count ? a.count > b.count : a.ordinal < b.ordinal;
}

// The best MOST of what it is given, ordinals ascending.
class FirstCounts {
 public:
  explicit FirstCounts(std::size_t most) : most_(most) {}

  void take(std::uint32_t ordinal, std::uint32_t count) {
    if (count > least_) keep(ordinal, count);
  }

  std::vector<OrdinalCount> first() && {
    std::sort(first_.begin(), first_.end(), has_more);
    if (most_ != 0) first_.resize(std::min(first_.size(), most_));
    return std::move(first_);
  }

 private:
  // Twice as many, so that they need not be told apart each time.
  void keep(std::uint32_t ordinal, std::uint32_t count) {
    first_.push_back({ordinal, count});
    if (most_ == 0 || first_.size() / 2 < most_) return;
    const auto last = first_.begin() + static_cast<std::ptrdiff_t>(most_) - 1;
    std::nth_element(first_.begin(), last, first_.end(), has_more);
    least_ = last->count;  // ordinals ascend: as many are no better
    first_.resize(most_);
  }

  std::size_t most_;
  std::uint32_t least_ = 0;
  std::vector<OrdinalCount> first_;
};

}  // namespace

std::size_t OrdinalCounts::size() const {
  std::size_t size = counted_.size();
  for (std::size_t i = 0; i < values_; ++i) size += (*by_ordinal_)[i] != 0 ? 1 : 0;
  return size;
}

std::vector<OrdinalCount> OrdinalCounts::first(std::size_t limit) const {
  FirstCounts kept(limit);
  for (const OrdinalCount& one : counted_) kept.take(one.ordinal, one.count);
  const std::uint32_t* const counts = by_ordinal_ ? by_ordinal_->data() : nullptr;
  for (std::uint32_t ordinal = 0; ordinal < values_; ++ordinal)
    kept.take(ordinal, counts[ordinal]);
  return std::move(kept).first();
}

}  // namespace debrief
