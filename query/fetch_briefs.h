// The documents of a page.
#pragma once

#include <xapian.h>

#include <set>
#include <vector>

#include "query/far_part.h"
#include "query/index_set.h"

namespace debrief {

// The documents IDS of IndexSet::all, in that order; of those far away with what SLOTS
// hold. Servers are asked for all at once.
std::vector<StoredBrief> fetch_briefs(const IndexSet& indexes,
                                      const std::vector<Xapian::docid>& ids,
                                      const std::set<Slot>& slots = {});

}  // namespace debrief
