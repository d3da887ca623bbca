// Parts of a question that only positions can answer -> the briefs that they hold for.
#pragma once

#include "query/bound_query.h"
#include "query/index_set.h"

namespace debrief {

// QUERY with every part that a server cannot answer (claim:, summary:, body:, some near
// and at_least) in the form of what it can: the briefs that may match, with the scores of
// their words, and the ids of those that do (match_served.h). Finds and scores the same.
BoundQuery answer_spans(const IndexSet& indexes, const BoundQuery& query);

}  // namespace debrief
