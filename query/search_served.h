// Briefs in indexes of which some are served by other processes.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "query/count_facets.h"
#include "query/index_set.h"
#include "query/match_far.h"
#include "query/plan.h"
#include "query/search.h"
#include "query/value_tally.h"

namespace debrief {

// What a pass over the matches of PLAN counts and finds.
struct ServedPage {
  std::size_t total = 0;
  std::vector<Match> matches;
  std::vector<std::string> ids;    // theirs, where they come sorted by relevance
  std::vector<ValueTally> counts;  // what the counters' names stand in
};

// What is asked for a page in any order but that of the oldest.
FarQuestion served_question(const IndexSet& indexes, const Plan& plan,
                            const SearchOptions& options,
                            const std::vector<FacetCounter>& counters);

// Everything that matches PLAN, counted by what servers can: their own spies on whole
// slots, or by columns. The page that OPTIONS ask for; limit 0: none. KNOWN: the answer to
// that served_question(), where it is known.
ServedPage search_served(const IndexSet& indexes, const Plan& plan,
                         const SearchOptions& options,
                         std::vector<FacetCounter>& counters,
                         std::optional<FarMatches> known = std::nullopt);

}  // namespace debrief
