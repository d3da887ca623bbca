// Stepping over a text word by word from any place in it, in both directions.
#pragma once

#include <string_view>

#include "indexer/brief.h"

namespace debrief {

// Whether the byte at I belongs to a word: letters and digits of any script.
bool is_in_word(std::string_view text, std::size_t i);

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
