// Briefs in indexes of which some are served by other processes.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "query/count_facets.h"
#include "query/index_set.h"
#include "query/search.h"

namespace debrief {

// What a pass over the matches of PLAN counts and finds.
struct ServedPage {
  std::size_t total = 0;
  std::vector<Match> matches;
  std::vector<std::string> ids;  // theirs, where they come sorted by relevance
};

// Everything that matches PLAN, counted by what servers can: their own spies on whole
// slots. The page that OPTIONS ask for, sorted and scored as SET_ORDER sets it; limit 0:
// none. `oldest` is never asked of SET_ORDER: the undated, which come last, are a
// question of their own.
ServedPage search_served(const IndexSet& indexes, const Xapian::Query& plan,
                         const SearchOptions& options,
                         std::vector<FacetCounter>& counters,
                         const std::function<void(Xapian::Enquire&)>& set_order);

}  // namespace debrief
