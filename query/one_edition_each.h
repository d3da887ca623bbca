// Many editions of a brief, one hit.
#pragma once

#include "query/bound_query.h"
#include "query/index_set.h"
#include "query/flags.h"

namespace debrief {

// QUERY without what stands behind a better match of the same group of editions, better
// in that order (set_order.h). Whatever is then counted over its matches counts each
// group once. Where there are no editions, or none of them matches, that is QUERY itself.
BoundQuery one_edition_each(const IndexSet& indexes, const BoundQuery& query, Sort sort);

}  // namespace debrief
