// Parts of a question that only positions can answer -> the briefs that they hold for.
#pragma once

#include "query/bound_query.h"
#include "query/index_set.h"

namespace debrief {

// The question whose plan_query() is the plan_candidates() of QUERY.
BoundQuery candidates_of(const BoundQuery& query);

// True for the kinds of parts that only positions can tell, if QUERY is one that they do.
bool is_answered_here(const BoundQuery& query);

// QUERY with every part that a server cannot answer (claim:, summary:, body:, some near
// and at_least) in the form of what it can: the briefs that may match, with the scores of
// their words, and the ids of those that do (match_served.h). Finds and scores the same.
BoundQuery answer_spans(const IndexSet& indexes, const BoundQuery& query);

// What plan_query() may be asked of INDEXES: answer_spans(), or with_answers() where none
// is served.
BoundQuery answered(const IndexSet& indexes, const BoundQuery& query);

}  // namespace debrief
