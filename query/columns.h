// How much room a text takes on a terminal.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace debrief {

// Columns of one character: 2 for wide and fullwidth ones (Unicode Standard Annex 11), 0
// for combining marks and format characters, which join the one before, else 1.
std::size_t columns_of(char32_t c);

// Columns of a printable() text.
std::size_t columns_of(std::string_view text);

// The longest beginning of a printable() text that takes at most `columns`; combining
// marks stay with their letter.
std::string_view fit(std::string_view text, std::size_t columns);

// TEXT when it fits, else its beginning and "…", together at most `columns` wide, which
// must be at least 1.
std::string shorten(std::string_view text, std::size_t columns);

}  // namespace debrief
