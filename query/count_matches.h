// Facets of the briefs that match: through the facet table where there is one, else from
// the value slots, with the same counts.
#pragma once

#include <vector>

#include "query/count_facets.h"
#include "query/find_matches.h"
#include "query/index_set.h"

namespace debrief {

void count_matches(const IndexSet& indexes, const Matches& matches,
                   std::vector<FacetCounter>& counters);

// From the slots alone, a brief at a time: slow, and obvious.
void count_one_by_one(const Xapian::Database& part, const PartMatches& matches,
                      std::vector<FacetCounter>& counters);

}  // namespace debrief
