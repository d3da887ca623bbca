// Names for the briefs of one file.
#pragma once

#include <vector>

#include "indexer/formats/draft.h"

namespace debrief {

// Sets the fragment of each draft that has none, from its day and its title, else its
// first block: "2026-04-01-google-is-preparing", a second one of that name "…-2". So a
// brief keeps its name when others come before it or go.
void name_fragments(std::vector<Draft>& drafts);

}  // namespace debrief
