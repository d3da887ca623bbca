// Claims that say the same, as one.
#pragma once

#include <cstddef>
#include <vector>

#include "query/number_range.h"
#include "query/query.h"
#include "query/search.h"

namespace debrief {

// How many outlets a group as a whole may have.
struct GroupFilter {
  NumberRange outlets;
  bool excluded = false;

  bool operator==(const GroupFilter&) const = default;
};

// Takes out of QUESTION the filters on outlets that stand by themselves in it (beside
// other words, not within brackets or claim:): with groups they are meant of the group.
// `-outlets:1` likewise.
using GroupFilters = std::vector<GroupFilter>;
GroupFilters take_group_filters(Query& question);

// The question with them, as it is shown.
Query with_group_filters(Query question, const GroupFilters& filters);

// Groups of the claims that match (group_alike.h), those alone that every one of FILTERS
// lets through: each match is the best claim of its group in the order asked for, and
// groups are ordered by it. `total` counts groups; facets count claims, and what an
// either-filter narrows keeps its siblings only where there are no FILTERS. Throws Error
// when more than 100,000 claims match.
Found search_groups(const IndexSet& indexes, const FilteredQuery& query,
                    const GroupFilters& filters, const SearchOptions& options);

}  // namespace debrief
