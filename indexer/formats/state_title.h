// The title that a format states.
#pragma once

#include <string>

#include "indexer/formats/draft.h"

namespace debrief {

// Makes TITLE the draft's and takes the block that says it again, if one of the first
// twelve does, word for word but for case and accents. An empty title states nothing.
void state_title(Draft& draft, std::string title);

}  // namespace debrief
