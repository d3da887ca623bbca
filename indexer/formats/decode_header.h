// Header fields of mail as people read them.
#pragma once

#include <string>
#include <string_view>

namespace debrief {

// The value of a header field as it stands in the mail, unfolded, its encoded words
// (RFC 2047, "=?utf-8?Q?caf=C3=A9?=") decoded and white space at the ends taken off.
// Neighbouring words of one charset are decoded together, since mailers cut characters in
// two, unless each begins anew (ISO-2022). What is neither ASCII nor encoded is decoded
// as decode_charset() finds. On one line, other white space as it is.
std::string decode_header(std::string_view raw);

}  // namespace debrief
