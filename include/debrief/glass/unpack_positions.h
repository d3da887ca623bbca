// What the table of positions holds of a term in a document -> the positions.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace debrief {

// Of so many the memory is not given on the word of a few bytes.
inline constexpr std::size_t most_positions = std::size_t{1} << 24;

// Puts the positions of TAG, ascending, in the place of what OUT had. The code: the last
// as a varint; if there are more, then, as bits from the lowest of each byte on, the
// first, how many there are less two, and those between by binary interpolative coding
// (Moffat and Stuiver 2000), each number below a known bound in a code whose middle
// values are one bit shorter. False when there are more than most_positions. Throws
// Xapian::DatabaseCorruptError when TAG is no such code.
bool unpack_positions(std::string_view tag, std::vector<std::uint32_t>& out);

}  // namespace debrief
