// Lists of the positional file -> the briefs in which their words stand together.
#pragma once

#include <xapian.h>

#include <vector>

#include "debrief/position_list.h"

namespace debrief {

// The documents that all LISTS have, two or more, each at its beginning, ascending: with
// the words in a row or, for a DISTANCE above 0, two of them near each other.
std::vector<Xapian::docid> walk_rows(std::vector<PositionList> lists,
                                     Xapian::termpos distance);

}  // namespace debrief
