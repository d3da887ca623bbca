// What is a letter, a blank or a quote in a question, and what a word is without the
// punctuation around it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace debrief {

// A letter, digit or mark of any script: what a word is made of (analysis.h).
bool is_letter(char32_t c);

// White space of any script, a control character, or one that has no width (U+200B,
// U+FEFF): what stands between words.
bool is_blank(char32_t c);

// " and the curly “ ” „ ‟: each of them opens a phrase and closes it.
bool is_quote(char32_t c);

bool has_letter(std::string_view text);

// Without the punctuation around it, as a part of TEXT: "deal," -> deal. What belongs to
// a word stays: "U.S.", "C++", "20%", "$50", and a * at either end, for the parser to
// judge.
std::string_view trimmed(std::string_view text);

// How many words the analysis makes of TEXT, or a few more ("1.5" counts as two): letters
// in a row are one, and in scripts without spaces every letter is.
std::size_t count_words(std::string_view text);

// With every run of blanks made one space, and none at the ends.
std::string single_spaced(std::string_view text);

}  // namespace debrief
