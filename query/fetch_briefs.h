// The documents of a page.
#pragma once

#include <xapian.h>

#include <vector>

#include "query/index_set.h"

namespace debrief {

// The documents IDS of IndexSet::all, in that order; of those far away data and values.
// Servers are asked for all at once.
std::vector<Xapian::Document> fetch_briefs(const IndexSet& indexes,
                                           const std::vector<Xapian::docid>& ids);

}  // namespace debrief
