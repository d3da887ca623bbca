// A source that stands beside a text -> a citation group in it, "(source)".
#pragma once

#include <string>
#include <vector>

#include "indexer/formats/draft.h"

namespace debrief {

// Writes " (WORDS, WORDS)" at the end of the block's text, each of the words a link to
// one of the addresses; without addresses nothing. A group like this is taken out of the
// text again where citations are read, and says there that it closes its span.
void append_group(Block& block, const std::vector<std::string>& addresses,
                  const std::string& words = "source");

}  // namespace debrief
