// Character references of HTML: "&amp;", "&#8217;".
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace debrief {

// Appends what the reference at byte AT of TEXT stands for and returns how many bytes it
// takes: "&hellip;" 8. No reference, or one that is not known: appends nothing and
// returns 0 (the "&" is text then). A number that names no character is U+FFFD, one of
// 128 to 159 means windows-1252, as HTML's standard says. The closing ";" may be missing
// where that standard allows it (numbers, Latin-1 letters, amp, lt, gt, quot) and neither
// a letter, a digit nor "=" follows: "?a=1&copy=2" is an address.
std::size_t append_reference(std::string& out, std::string_view text, std::size_t at);

// TEXT with every reference replaced.
std::string without_references(std::string_view text);

}  // namespace debrief
