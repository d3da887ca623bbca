// The positions of a term in a document, as the position table holds them.
#pragma once

#include <cstdint>
#include <span>
#include <string>

namespace debrief {

// Appends POSITIONS (ascending, each once, at least one): the last as a varint; if there
// are more, then, as bits from the lowest of each byte on, the first, how many there are
// less two, and those between by binary interpolative coding (Moffat and Stuiver 2000),
// each number below a known bound in a code whose middle values are one bit shorter.
void append_positions(std::string& out, std::span<const std::uint32_t> positions);

}  // namespace debrief
