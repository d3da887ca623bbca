// The page whose order changes where words stand near each other.
#pragma once

#include <vector>

#include "query/bound_query.h"
#include "query/search.h"

namespace debrief {

// Words near each other count where a page by relevance is among the first.
bool is_by_nearness(const BoundQuery& query, const SearchOptions& options);

// OPTIONS for all whose order nearness may change, and the page.
SearchOptions widened(SearchOptions options);

// Of ALL, the best first, the page that OPTIONS ask for.
std::vector<Match> page_of(const std::vector<Match>& all, const SearchOptions& options);

}  // namespace debrief
