// "[1]" in a text and "[1] https://…" at its end: the one becomes a citation of the
// other.
#pragma once

#include <vector>

#include "indexer/formats/draft.h"

namespace debrief {

// Takes entries of a list of references out of the blocks and puts a group of links to
// their addresses (cite_block.h; at most eight) where a mark names them: "cloud [1]." is
// "cloud (1)." then. An entry is a block, or a stretch of one, that begins with its mark
// "[1]", "[^1]" or "[^name]:" and holds an address, in its text or as a link. A mark
// without an entry, an entry that no mark names and a word in brackets stay as they are.
// Links whose words are only such a number become groups too: "cloud[1](https://…)".
void resolve_references(std::vector<Block>& blocks);

}  // namespace debrief
