// Names for the briefs of one file.
#pragma once

#include <vector>

#include "indexer/formats/draft.h"

namespace debrief {

// Sets the fragment of each draft that has none, from its title, else its first block:
// "google-is-reportedly-preparing-to-launch", a second one of that name "…-2". So a brief
// keeps its name when others come before it or go. One draft alone keeps an empty
// fragment: the file is the brief.
void name_fragments(std::vector<Draft>& drafts);

}  // namespace debrief
