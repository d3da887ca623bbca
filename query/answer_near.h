// Windows of words among a few briefs -> which of them have the words so near.
#pragma once

#include <xapian.h>

#include <map>
#include <string>
#include <vector>

#include "query/bound_query.h"
#include "query/index_set.h"

namespace debrief {

// Where Xapian is not to match rows (IndexSet::rows), turns each of WINDOWS, nodes of
// `near` with words as parts, into what it finds among BRIEFS, with the same scores:
// elsewhere it says nothing. BRIEFS are numbers in IndexSet::all, with their ids where
// some are served.
void answer_near(const IndexSet& indexes,
                 const std::map<Xapian::docid, std::string>& briefs,
                 std::vector<BoundQuery>& windows);

}  // namespace debrief
