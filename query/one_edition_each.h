// Many editions of a brief, one hit.
#pragma once

#include <vector>

#include "query/bound_query.h"
#include "query/find_matches.h"
#include "query/flags.h"
#include "query/index_set.h"
#include "query/plan_order.h"

namespace debrief {

// What stands behind a better match of QUERY of the same group of editions, better in
// that order (set_order.h); of one local index by its numbers. None: nothing.
BoundQuery other_editions(const IndexSet& indexes, const BoundQuery& query, Sort sort);

// The briefs of one local index that have other editions, ascending.
std::vector<Xapian::docid> briefs_in_groups(const IndexSet& indexes);

// The same for one local index where all MATCHES of QUERY are known: only those are
// looked at that share a group with another of them. SCORED: those of them that are in a
// group, with their scores; nullptr: they are found out where the order asks for them.
BoundQuery other_editions_among(const IndexSet& indexes, const BoundQuery& query,
                                const Matches& matches, Sort sort,
                                const std::vector<Match>* scored);

// QUERY without those.
BoundQuery without(const BoundQuery& query, BoundQuery others);

// QUERY without what stands behind a better match of the same group of editions, better
// in that order (set_order.h). Whatever is then counted over its matches counts each
// group once. Where there are no editions, or none of them matches, that is QUERY itself.
BoundQuery one_edition_each(const IndexSet& indexes, const BoundQuery& query, Sort sort);

}  // namespace debrief
