// A deflate stream -> the bytes it was made of.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace debrief {

// STREAM: raw (RFC 1951), as the glass format keeps long tags. Throws Error when it is no
// such stream, or more than MOST bytes come of it.
std::string inflated(std::string_view stream, std::size_t most = SIZE_MAX);

}  // namespace debrief
