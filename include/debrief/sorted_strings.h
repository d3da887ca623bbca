// Strings in order that lie in a mapped file, to be searched where they are.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace debrief {

// Which letters a word has, a bit each; several letters may share one. A letter more or
// less changes one bit at most, another letter two.
inline std::uint32_t letters_in(std::string_view word) {
  std::uint32_t letters = 0;
  for (const char c : word) letters |= std::uint32_t{1} << (c & 31);
  return letters;
}

// In the memory of an open table (vocabulary_table.h draws it).
struct SortedStrings {
  const std::uint32_t* ends = nullptr;
  const std::uint32_t* letters = nullptr;
  const char* bytes = nullptr;
  std::size_t count = 0;
  std::size_t size = 0;  // of bytes

  // Empty for bytes that are damaged.
  std::string_view operator[](std::size_t i) const {
    const std::size_t begin = i == 0 ? 0 : ends[i - 1];
    return begin > ends[i] || ends[i] > size
               ? std::string_view()
               : std::string_view(bytes + begin, ends[i] - begin);
  }

  // The first that is not less than TEXT; `count`: none.
  std::size_t first_from(std::string_view text) const;

  // Where TEXT is; none: `count`.
  std::size_t find(std::string_view text) const;
};

}  // namespace debrief
