// Of several editions of a brief the one that is shown, by the facet table alone.
#pragma once

#include <xapian.h>

#include <optional>
#include <span>
#include <vector>

#include "query/find_matches.h"
#include "query/flags.h"
#include "query/index_set.h"
#include "query/plan_order.h"

namespace debrief {

// The briefs of one local index that have other editions, ascending. Nothing: it is none,
// its table does not know, or some have changed since.
std::optional<std::span<const Xapian::docid>> known_in_groups(const IndexSet& indexes);

// Those of MATCHES that stand behind a better one of their group, ascending: better by
// that date, or by the scores of those that are in groups, in SCORED. Nothing: as above,
// or the order asks for scores that are not given.
std::optional<std::vector<Xapian::docid>> known_behind(const IndexSet& indexes,
                                                       const PartMatches& matches,
                                                       Sort sort,
                                                       const std::vector<Match>* scored);

}  // namespace debrief
