// The values of a field in two sets of briefs.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "query/bound_query.h"
#include "query/index_set.h"
#include "query/results.h"

namespace debrief {

struct ComparedBriefs {
  std::size_t before = 0;  // briefs that match the one question
  std::size_t now = 0;     // and the other
  // For each field its values in either, those whose share has changed most first (by
  // the size of their score, then by value).
  std::vector<std::vector<Change>> changes;
};

// FACETS are names of rows with `facet`. Exact over all matches.
ComparedBriefs compare_facets(const IndexSet& indexes, const BoundQuery& before,
                              const BoundQuery& now,
                              const std::vector<std::string>& facets);

// Sets the scores and sorts as above.
void rank_changes(std::vector<Change>& changes, std::size_t briefs_before,
                  std::size_t briefs_now);

}  // namespace debrief
