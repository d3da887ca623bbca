// One file, many briefs: a draft taken apart at its own joints.
#pragma once

#include <vector>

#include "indexer/formats/draft.h"

namespace debrief {

// A digest is one of these, looked for in this order:
//   items under days   headings that are nothing but a day ("2026-03-01", "March 1,
//                      2026") and under them bullets, most of which begin with a headline
//                      in bold: each bullet is a brief of that day
//   dated items        three bullets or more that begin with a day, a dash or colon and a
//                      headline ("2025-12-18 - [Headline](…) - …"): a brief each, of
//                      their own days; what is left is a brief too
//   days               two or more such headings: a brief each day
// An item's headline is its title, the text behind it its block; a link on the headline
// is cited behind the text. Deeper bullets and paragraphs belong to the bullet before
// them. Each part has the fragment that name_fragments() gives, the rest of the file
// none. Anything else comes back as it is, alone.
std::vector<Draft> split_digest(Draft draft);

}  // namespace debrief
