// Stepping over a text word by word from any place in it, in both directions.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

#include "indexer/brief.h"

namespace debrief {

// is_in_word() where the byte at I is beyond ASCII.
bool is_in_foreign_word(std::string_view text, std::size_t i);

// Whether the byte at I belongs to a word: letters and digits of any script.
inline bool is_in_word(std::string_view text, std::size_t i) {
  static constexpr std::array<bool, 128> plain = [] {
    std::array<bool, 128> bytes{};
    for (std::size_t c = '0'; c <= '9'; ++c) bytes[c] = true;
    for (std::size_t c = 'a'; c <= 'z'; ++c) bytes[c] = bytes[c - 32] = true;
    return bytes;
  }();
  const auto byte = static_cast<unsigned char>(text[i]);
  return byte < 0x80 ? plain[byte] : is_in_foreign_word(text, i);
}

constexpr std::size_t longest_word = 32;  // in bytes

// The word that begins at AT or behind one space there, and the one that ends at AT or
// before one space there; anything else in between: empty. A word is cut off at
// longest_word, so that a step takes constant time.
Span word_after(std::string_view text, std::size_t at);
Span word_before(std::string_view text, std::size_t at);

// Whether the word at SPAN begins with a capital letter of ASCII or with a letter beyond
// it.
bool is_capitalised(std::string_view text, const Span& span);

// Whether a sentence or a line begins at AT.
bool starts_sentence(std::string_view text, std::size_t at);

}  // namespace debrief
