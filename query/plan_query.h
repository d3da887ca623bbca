// A bound question -> what Xapian runs.
#pragma once

#include <functional>
#include <vector>

#include "query/bound_query.h"
#include "query/plan.h"

namespace debrief {

// A query over briefs with the scores of its words; filters score nothing. What only
// positions can tell (phrases, near, claim:, summary:, body:, at_least) becomes the briefs
// that may match, filtered by a source that knows which do (span_source.h): exact, but for
// local indexes only (Xapian throws UnimplementedError for a remote one). Phrases and
// windows of single words are left to Xapian where RowsBy says so.
Plan plan_query(const BoundQuery& query);

// The briefs that may match: never fewer than do, as where its words are a phrase may be.
// What claims are looked for in.
Plan plan_candidates(const BoundQuery& query);

}  // namespace debrief
