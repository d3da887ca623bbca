// Lists of the positional file -> the briefs in which their words stand together.
#pragma once

#include <xapian.h>

#include <vector>

#include "debrief/position_list.h"

namespace debrief {

// True when there is a position at which the first word stands, the second behind it, the
// third behind that …: of the documents at the cursors of LISTS.
bool has_row(const std::vector<const PositionList*>& lists);

// True when the words of A and B, which are different, are at most DISTANCE apart.
bool has_near(const PositionList& a, const PositionList& b, Xapian::termpos distance);

// The documents that all LISTS have, two or more, each at its beginning, ascending: with
// the words in a row or, for a DISTANCE above 0, two of them near each other.
std::vector<Xapian::docid> walk_rows(std::vector<PositionList> lists,
                                     Xapian::termpos distance);

}  // namespace debrief
