// Briefs where some of the indexes are served: with what servers can do.
#pragma once

#include "query/index_set.h"
#include "query/search.h"

namespace debrief {

// What search_briefs() gives.
Found search_far(const IndexSet& indexes, FilteredQuery query,
                 const SearchOptions& options);

}  // namespace debrief
