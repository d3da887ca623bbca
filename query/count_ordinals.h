// How many briefs have each value of a column of facets.
#pragma once

#include <xapian.h>

#include <vector>

#include "debrief/facet_column.h"
#include "query/ordinal_counts.h"

namespace debrief {

// Of IDS, ascending, which the column has places for.
OrdinalCounts count_among(const FacetColumn& column,
                          const std::vector<Xapian::docid>& ids);

// Of all briefs of the column but REMOVED, likewise.
OrdinalCounts count_without(const FacetColumn& column,
                            const std::vector<Xapian::docid>& removed);

}  // namespace debrief
