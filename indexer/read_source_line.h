// "Source: CNBC", "Sources: Reuters, Bloomberg", "via Bloomberg": outlets by name.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "indexer/formats/draft.h"

namespace debrief {

// What such words say.
struct SourceLine {
  std::size_t end = 0;             // byte behind the last outlet
  std::vector<std::string> hosts;  // in order, once each; at least one
  bool is_whole = false;           // nothing but outlets was listed

  bool operator==(const SourceLine&) const = default;
};

// Reads the words at byte AT of the block: "Source", "Sources", "Source(s)" with a colon
// or dash, or "via", in any case; then outlets, each a known name (outlet_host.h), a host
// or a link that leads to one, separated by "," ";" "|" "/" "&" and "and". They end with
// the text or before a stop or bracket: "via Bloomberg terminals" is none. Looks 400
// bytes ahead.
std::optional<SourceLine> read_source_line(const Block& block, std::size_t at);

// Outlets as above without the words before them: the inside of a bracket. None unless
// all of SPAN is outlets and it is at most 400 bytes.
std::optional<std::vector<std::string>> read_outlets(const Block& block, Span span);

}  // namespace debrief
