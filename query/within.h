// A question, for a stretch of days only.
#pragma once

#include <optional>

#include "debrief/date.h"
#include "query/bound_query.h"
#include "query/index_set.h"

namespace debrief {

// QUERY and a date in FIELD ("date" or "mentioned") that lies wholly in [first, last],
// both included; an end left out is open.
BoundQuery within(const BoundQuery& query, const IndexSet& indexes, const Field& field,
                  const std::optional<Date>& first, const std::optional<Date>& last);

}  // namespace debrief
