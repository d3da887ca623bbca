// The matches of a page when the newest or the oldest come first.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "query/find_matches.h"
#include "query/search.h"

namespace debrief {

// The matches from OFFSET on, at most LIMIT, by the day published and then by id, the
// undated last whichever way. Nothing when they are many and a part has no facet table:
// then Xapian must sort them.
std::optional<std::vector<Match>> order_by_date(const IndexSet& indexes,
                                                const Matches& matches, Sort sort,
                                                std::size_t offset, std::size_t limit);

}  // namespace debrief
