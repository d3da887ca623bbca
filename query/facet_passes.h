// Which facets are counted by which pass over the matches.
#pragma once

#include <functional>
#include <vector>

#include "query/count_facets.h"
#include "query/search.h"

namespace debrief {

// Calls PASS(query, counters) with the whole question and the facets that have no
// either-filter of their own (also when there are none: it is the pass that finds), then
// once for each slot with such filters, with the question without them. PASS shows every
// match to the counters. Returns the facets in the order in which they were asked for.
using FacetPass = std::function<void(const BoundQuery& query,
                                     std::vector<FacetCounter>& counters, bool is_first)>;
std::vector<Facet> count_in_passes(const FilteredQuery& query,
                                   const SearchOptions& options, const FacetPass& pass);

}  // namespace debrief
