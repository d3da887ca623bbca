// The text as the words, numbers and marks in which dates are looked for.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "indexer/dates/date_words.h"

namespace debrief {

struct DateToken {
  enum class Kind : unsigned char {
    word,
    number,  // digits, or groups of three with commas between: "2,000"
    mark     // one character of anything else, or an apostrophe with its letters: "'s"
  };

  std::uint32_t begin = 0;  // [begin, end) in bytes of the text
  std::uint32_t end = 0;
  std::uint32_t sentence = 0;  // counts from 0
  int value = 0;  // of a number, at most 99999999; of a word, as WordMeaning has it
  Kind kind = Kind::mark;
  Word word = Word::none;
  char mark = 0;  // '-' for every dash, '\'' for every apostrophe, '"' for quotes
  std::uint8_t digits = 0;  // of a number without commas, at most 9; else 0
  bool glued = false;       // touches the token before
  bool capital = false;     // a word that begins with a capital letter
};

// The tokens of TEXT (valid UTF-8) in reading order. What looks like an address
// ("https://…", "www.…") gives no tokens. Linear in the text.
std::vector<DateToken> read_date_tokens(std::string_view text);

}  // namespace debrief
