// Bytes in whatever charset -> UTF-8, also where what they say of themselves is a lie.
#pragma once

#include <string>
#include <string_view>

namespace debrief {

struct DecodedCharset {
  std::string text;  // valid UTF-8 without NUL
  std::string note;  // "says charset utf-8, is windows-1252", "3 characters are
                     // no utf-8"; empty: it is what it says
};

// Never fails. The first of these in which at most one of ten characters above ASCII is
// broken (it becomes U+FFFD):
//   1 what a byte order mark says
//   2 UTF-8, unless DECLARED is another charset of several bytes a character
//   3 DECLARED ("ISO-8859-1", as a mail or page says; empty: nothing); ISO-8859-1 and
//     US-ASCII mean windows-1252, as in HTML's standard
//   4 UTF-8
//   5 what ICU's detector is sure of to at least 60 %, else windows-1252
// Text in windows-1252 may hold characters in UTF-8 among its own, as feeds do that mix
// their sources; they are read as such.
DecodedCharset decode_charset(std::string_view bytes, std::string_view declared);

// The character that a byte is in windows-1252; where it has none, the control character
// of that number.
char32_t windows_1252(unsigned char byte);

// "utf-8" of <meta charset="utf-8"> or <?xml encoding="utf-8"?> at the head of a page;
// none: empty.
std::string declared_charset(std::string_view html);

}  // namespace debrief
