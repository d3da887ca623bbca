// Where the words of a text begin and end: the rules that Analyzer states.
#pragma once

#include <array>
#include <bitset>
#include <cstddef>
#include <string_view>

namespace debrief {

using ByteSet = std::array<bool, 256>;

// The bytes that a word may begin with whose stem begins with one of FIRSTS, letters in
// lower case: all above ASCII may.
ByteSet word_beginnings(const std::bitset<128>& firsts);

// Reads words from a text (valid UTF-8), one after the other.
struct WordScanner {
  std::string_view text;
  std::size_t at = 0;

  // Moves to the next word: [begin, at). False when there is none.
  bool next(std::size_t& begin);

  // Passes over words of ASCII letters up to one that begins with a byte of WANTED, or to
  // what is not so simple.
  void pass_words(const ByteSet& wanted);
};

}  // namespace debrief
