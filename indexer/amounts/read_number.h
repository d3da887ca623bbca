// A number in digits or words.
#pragma once

#include <cstddef>
#include <string_view>

namespace debrief {

struct NumberRead {
  double value = 0;
  std::size_t end = 0;    // where it begins when there is none
  bool in_words = false;  // "two", "twenty-five", "half a"
  bool plain = false;     // digits alone, without groups and decimals
};

// The number at AT: "1,500", "2,00,000", "3.5", "twenty-five", and "a" or "half a" before
// a scale ("a million"). None (end == at): a word that is no number, a version ("1.2.3"),
// a time, a fraction, more than 30 digits.
NumberRead read_number(std::string_view text, std::size_t at);

// The end of the run of ASCII letters at AT.
std::size_t end_of_letters(std::string_view text, std::size_t at);

// Where the one space or line end at AT ends, or AT: a word or number may follow there.
std::size_t skip_space(std::string_view text, std::size_t at);

}  // namespace debrief
