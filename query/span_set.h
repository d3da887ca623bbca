// Some of the spans of a brief.
#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace debrief {

// By n; sets that are put together are of the same brief. Most briefs have fewer than 64
// spans, and their sets no memory of their own.
class SpanSet {
 public:
  // Of SIZE spans all or none.
  explicit SpanSet(std::size_t size, bool all = false)
      : size_(size), low_(all ? bits_below(size) : 0) {
    if (size > bits) high_.resize(words_behind(size), all ? ~std::uint64_t{0} : 0);
    trim();
  }

  void add(std::size_t n) {
    (n < bits ? low_ : high_[n / bits - 1]) |= std::uint64_t{1} << n % bits;
  }

  bool empty() const {
    return low_ == 0 && std::all_of(high_.begin(), high_.end(),
                                    [](std::uint64_t word) { return word == 0; });
  }

  void keep(const SpanSet& other) {
    low_ &= other.low_;
    for (std::size_t i = 0; i < high_.size(); ++i) high_[i] &= other.high_[i];
  }
  void add(const SpanSet& other) {
    low_ |= other.low_;
    for (std::size_t i = 0; i < high_.size(); ++i) high_[i] |= other.high_[i];
  }
  void flip() {
    low_ = ~low_ & bits_below(size_);
    for (std::uint64_t& word : high_) word = ~word;
    trim();
  }

  // Calls FN(n) for each, ascending.
  template <class Fn>
  void for_each(Fn fn) const {
    each_bit(low_, 0, fn);
    for (std::size_t i = 0; i < high_.size(); ++i) each_bit(high_[i], (i + 1) * bits, fn);
  }

 private:
  static constexpr std::size_t bits = 64;

  static std::uint64_t bits_below(std::size_t n) {
    return n >= bits ? ~std::uint64_t{0} : (std::uint64_t{1} << n) - 1;
  }
  static std::size_t words_behind(std::size_t size) { return (size - 1) / bits; }
  template <class Fn>
  static void each_bit(std::uint64_t word, std::size_t from, Fn& fn) {
    for (; word != 0; word &= word - 1)
      fn(from + static_cast<std::size_t>(std::countr_zero(word)));
  }

  void trim() {
    if (!high_.empty() && size_ % bits != 0) high_.back() &= bits_below(size_ % bits);
  }

  std::size_t size_;
  std::uint64_t low_;                // of spans 0 to 63
  std::vector<std::uint64_t> high_;  // of those behind
};

}  // namespace debrief
