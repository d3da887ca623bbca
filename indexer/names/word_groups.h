// Which words are used alike: groups learned from the company that words keep.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace debrief {

// The groups are the leaves of a tree: so many branches at each level.
inline constexpr std::array<std::size_t, 3> word_group_branches = {16, 16, 8};
inline constexpr std::size_t word_group_count = 16 * 16 * 8;

// The group that a leaf belongs to on a coarser level, 0 being that of no group.
constexpr std::uint16_t branch_of(std::uint16_t leaf, std::size_t leaves) {
  return leaf == 0 ? std::uint16_t{0}
                   : static_cast<std::uint16_t>(1 + (leaf - 1U) / leaves);
}

class WordGroups {
 public:
  struct Slot {
    std::uint16_t tag = 0;
    std::uint16_t leaf = 0;  // 0: free
  };

  // A view of a block as compile_groups() makes it, which must outlive this.
  explicit WordGroups(std::string_view block);

  // The leaf, from 1 on, of the word with that hash_word(); 0 when it has none. One
  // unknown word in about 30,000 passes for another.
  std::uint16_t operator[](std::uint64_t word_hash) const;

  // As WordTable::prefetch().
  void prefetch(std::uint64_t word_hash) const {
    __builtin_prefetch(&slots_[word_hash & (slots_.size() - 1)]);
  }

 private:
  std::span<const Slot> slots_;
};

// The block of GROUPS: a leaf a line, words with spaces between them. Throws Error when
// there are more than word_group_count lines.
std::string compile_groups(std::string_view groups);

}  // namespace debrief
