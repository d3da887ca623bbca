// Terms that every brief has, where Xapian would read them wrongly.
#pragma once

#include <xapian.h>

#include <map>
#include <string>

#include "query/bound_query.h"
#include "query/index_set.h"
#include "query/plan.h"

namespace debrief {

// Says in QUERY which of its words below an `except`, and which of its values and
// periods, are such terms, and which of its words no score is made of. Where no part has
// gaps: nothing is looked up.
//
// Xapian 1.4 takes the list of all documents of a database for that of a term that is in
// each of them, where neither a score nor a position is asked of it; that list cannot be
// read to its end where numbers are missing (set_plain_scores.h).
void mark_everywhere(BoundQuery& query, const IndexSet& indexes);

// The term NAME where no score is made of it, over INDEXES.all.
Plan plan_unscored(const std::string& name, const IndexSet& indexes);

// The same, of the terms that were marked.
Plan plan_unscored(const std::string& name, const EverywhereTerms& marked);

}  // namespace debrief
