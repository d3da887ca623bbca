// What is new, gone, more or less between two periods.
#pragma once

#include <cstddef>

#include "query/bound_query.h"
#include "query/index_set.h"
#include "query/parse_dates.h"
#include "query/results.h"

namespace debrief {

// Companies, sources, people and words of the briefs that match QUERY and were published
// in BEFORE, and of those in NOW; at most LIMIT of each (0: all). Fills in
// results.comparison, its total (briefs in either period) and a note where the periods
// overlap.
void compare_periods(const IndexSet& indexes, const BoundQuery& query,
                     const DateRange& before, const DateRange& now, std::size_t limit,
                     Results& results);

}  // namespace debrief
