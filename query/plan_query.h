// A bound question -> what is run for it.
#pragma once

#include <functional>
#include <vector>

#include "query/bound_query.h"
#include "query/plan.h"

namespace debrief {

// A query over briefs with the scores of its words; filters score nothing. What only
// positions can tell (claim:, summary:, body:, near with phrases, at_least) becomes the
// briefs that may match, filtered by a source that asks match_spans.h: exact, but for
// local indexes only (Xapian throws UnimplementedError for a remote one).
Plan plan_query(const BoundQuery& query);

// True when a part of the question is answered by such a source.
bool needs_spans(const BoundQuery& query);

// True when positions are read to answer it, which is dear to do twice.
bool needs_positions(const BoundQuery& query);

// True for phrases and windows of single words, which Xapian matches by itself.
bool is_plain_row(const BoundQuery& query);

// The briefs that may match: never fewer than do. What claims are looked for in.
Plan plan_candidates(const BoundQuery& query);

// The same by words alone: a phrase whose answers are not known may be where its words
// are. For who looks at positions afterwards, and quicker than Xapian.
Plan plan_occurring(const BoundQuery& query);

}  // namespace debrief
