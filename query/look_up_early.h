// What servers will be asked for when a question is bound, asked for at once.
#pragma once

#include "debrief/analysis.h"
#include "query/index_set.h"
#include "query/query.h"

namespace debrief {

// Asks all servers in one wait for what binding QUERY looks up as a rule: how often its
// words and names occur, and how else they are written. What they say is kept
// (far_part.h), so that it can be done again where a question has grown. For binding
// alone it changes nothing; where no part is served it does nothing.
void look_up_early(const Query& query, const IndexSet& indexes, Analyzer& analyzer);

}  // namespace debrief
