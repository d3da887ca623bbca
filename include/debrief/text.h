// Text as bytes of UTF-8: reading it, folding it, showing it safely.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace debrief {

// The code point at byte `at` of valid UTF-8 and how many bytes it takes. Where TEXT is
// not valid there: U+FFFD and 1.
struct CodePoint {
  char32_t value = 0;
  std::size_t size = 1;
};
CodePoint code_point_at(std::string_view text, std::size_t at);

void append_utf8(std::string& out, char32_t code_point);

// Where the first byte is that is not valid UTF-8 (overlong forms, surrogates and what is
// above U+10FFFF included); none: nothing.
std::optional<std::size_t> invalid_utf8_at(std::string_view text);

// How many code points valid UTF-8 has.
std::size_t count_code_points(std::string_view text);

// The longest beginning of TEXT of at most `bytes` bytes that splits no code point.
std::string_view clip(std::string_view text, std::size_t bytes);

// In the form in which letters are compared: lower case (full case folding), without
// accents on Latin letters, compatibility forms resolved (NFKD less its marks), ’ as '.
// "Zoë" -> "zoe", "ﬁn" -> "fin".
std::string fold(std::string_view text);

// TEXT as a terminal may get it: C0 and C1 control characters, DEL, bidirectional
// overrides (U+202A to U+202E, U+2066 to U+2069) and what is not UTF-8 become U+FFFD; tab
// and line end become a space.
std::string printable(std::string_view text);

// How many edits (insert, delete, replace, swap neighbours) turn one into the other,
// counted in bytes; more than `limit`: limit + 1. Optimal string alignment distance.
std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit);

}  // namespace debrief
