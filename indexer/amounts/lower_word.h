// A short word in lower case, without a string of its own.
#pragma once

#include <array>
#include <string_view>

#include "indexer/amounts/amount_words.h"

namespace debrief {

// Of a word longer than any in the table of amounts nothing is kept.
class LowerWord {
 public:
  explicit LowerWord(std::string_view word) {
    if (word.size() > longest_amount_word) return;
    for (const char c : word)
      letters_[size_++] = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  }

  std::string_view view() const { return {letters_.data(), size_}; }

 private:
  std::array<char, longest_amount_word> letters_{};
  std::size_t size_ = 0;
};

}  // namespace debrief
