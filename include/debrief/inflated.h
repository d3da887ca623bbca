// A deflate stream -> the bytes it was made of.
#pragma once

#include <string>
#include <string_view>

namespace debrief {

// STREAM: raw (RFC 1951), as the glass format keeps long tags. Throws Error when it is no
// such stream.
std::string inflated(std::string_view stream);

}  // namespace debrief
