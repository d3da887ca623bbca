// Bytes that should be text -> UTF-8, or why they are none.
#pragma once

#include <string>
#include <string_view>

namespace debrief {

struct DecodedText {
  std::string text;     // valid UTF-8 without NUL, byte order mark and carriage returns
  std::string refusal;  // empty: decoded
};

// Reads UTF-8, and UTF-16 and UTF-32 behind their byte order marks. Refuses, in this
// order: nothing but white space ("empty"), a NUL byte or the first bytes of a known
// binary kind ("binary: a PNG picture"), what is not UTF-8 ("not UTF-8: byte 0xE9 at
// 17").
DecodedText decode_text(std::string_view bytes);

// "a PNG picture": what kind of binary file begins with these bytes; empty: none known.
std::string_view binary_kind(std::string_view bytes);

}  // namespace debrief
