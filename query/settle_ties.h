// The order among matches of equal scores.
#pragma once

#include <vector>

#include "query/index_set.h"
#include "query/plan_order.h"

namespace debrief {

// MATCHES are sorted by their scores; of equal scores the newer comes first, then by id.
// Only their dates are looked up. False, and they are in no order: there are too many
// equals for that, and no facet table.
bool settle_ties(const IndexSet& indexes, std::vector<Match>& matches);

}  // namespace debrief
