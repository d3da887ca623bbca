// When what was found was published.
#pragma once

#include <vector>

#include "query/bound_query.h"
#include "query/index_set.h"
#include "query/results.h"
#include "query/search.h"

namespace debrief {

// Briefs by month, without gaps from the first to the last; the undated are noted in
// RESULTS. Of several editions that one counts which OPTIONS' order finds.
std::vector<Bucket> timeline(const IndexSet& indexes, const BoundQuery& query,
                             SearchOptions options, Results& results);

}  // namespace debrief
