// How often each of many values comes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace debrief {

// Keeps what it has seen once in one place: a value that comes again costs no memory and
// a look.
class ValueTally {
 public:
  ValueTally() = default;
  ValueTally(ValueTally&&) noexcept = default;
  ValueTally& operator=(ValueTally&&) noexcept = default;

  // N more of VALUE.
  void add(std::string_view value, std::size_t n) { add(value, n, true); }

  // The same of one that outlives this: it stays where it is.
  void add_lasting(std::string_view value, std::size_t n) { add(value, n, false); }

  // Each value once, with how often it came, in the order in which they came first. The
  // values live as long as this does, and move with it.
  const std::vector<std::pair<std::string_view, std::size_t>>& counts() const {
    return counts_;
  }

 private:
  void add(std::string_view value, std::size_t n, bool must_keep);
  std::string_view keep(std::string_view value);
  void grow();

  std::vector<std::string> kept_;  // blocks of values, too long to move with the string
  std::vector<std::pair<std::string_view, std::size_t>> counts_;
  std::vector<std::uint64_t> hashes_;  // of those
  std::vector<std::uint32_t> table_;   // by hash: 1 + the place in counts_; 0: free
};

}  // namespace debrief
