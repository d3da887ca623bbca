// What servers will be asked for when a question is bound, asked for at once.
#pragma once

#include "debrief/analysis.h"
#include "query/bound_query.h"
#include "query/flags.h"
#include "query/index_set.h"
#include "query/lookups.h"
#include "query/query.h"

namespace debrief {

// Asks all servers in one wait for what binding QUERY looks up as a rule: how often its
// words and names occur, and how else they are written; BY_CLAIM: as BindOptions has it.
// What they say is kept (far_part.h), so that it can be done again where a question has
// grown. For binding alone it changes nothing; where no part is served it does nothing.
void look_up_early(const Query& query, bool by_claim, const IndexSet& indexes,
                   Analyzer& analyzer);

// What that will ask for of the question in FLAGS, before any index is known; nothing
// where the question cannot be asked.
Lookups foresee_lookups(const QueryFlags& flags);

// The same for all that QUERY is scored by and is not known yet, unless that is a lot.
void look_up_bound(const BoundQuery& query, const IndexSet& indexes);

}  // namespace debrief
