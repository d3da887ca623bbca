// What words mean, in a table that is hashed when the program is compiled.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace debrief {

// At most half of SLOTS, a power of two, may be taken. Meaning{} is that of any other
// word.
template <typename Meaning, std::size_t slots>
class WordHash {
 public:
  // Each word once. Not a constant expression, and so refused by the compiler, when the
  // table is too full.
  constexpr void add(std::string_view word, const Meaning& meaning) {
    if (++size_ * 2 > slots) throw "more slots are needed";
    std::size_t at = slot_of(word);
    while (!entries_[at].word.empty()) at = (at + 1) % slots;
    entries_[at] = {word, meaning};
    sizes_[static_cast<unsigned char>(word[0])] |= size_bit(word.size());
  }

  // False: no word of SIZE bytes begins with FIRST, which most words need be asked alone.
  constexpr bool may_find(char first, std::size_t size) const {
    return (sizes_[static_cast<unsigned char>(first)] & size_bit(size)) != 0;
  }

  constexpr Meaning find(std::string_view word) const {
    if (word.empty() || !may_find(word[0], word.size())) return {};
    for (std::size_t at = slot_of(word); !entries_[at].word.empty();
         at = (at + 1) % slots)
      if (entries_[at].word == word) return entries_[at].meaning;
    return {};
  }

 private:
  struct Entry {
    std::string_view word;
    Meaning meaning;
  };

  static constexpr std::size_t slot_of(std::string_view word) {
    std::uint32_t hash = 2166136261;  // FNV-1a
    for (const char c : word) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619;
    return (hash ^ hash >> 15) % slots;
  }

  static constexpr std::uint32_t size_bit(std::size_t size) {
    return std::uint32_t{1} << (size < 31 ? size : 31);
  }

  // How long the words are that begin with a byte: most others are ruled out by that.
  std::array<std::uint32_t, 256> sizes_{};
  std::array<Entry, slots> entries_{};
  std::size_t size_ = 0;
};

}  // namespace debrief
