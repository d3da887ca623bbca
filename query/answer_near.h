// Windows of words among a few briefs -> which of them have the words so near.
#pragma once

#include <xapian.h>

#include <set>
#include <vector>

#include "query/bound_query.h"
#include "query/index_set.h"

namespace debrief {

// Gives each of WINDOWS, nodes of `near`, its answers (BoundQuery::answers) among BRIEFS,
// numbers in IndexSet::all: elsewhere they say nothing. False, and nothing is given, when
// the positions of a part cannot be read here.
bool answer_near(const IndexSet& indexes, const std::set<Xapian::docid>& briefs,
                 std::vector<BoundQuery>& windows);

}  // namespace debrief
