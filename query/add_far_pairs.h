// Pairs of words in the scores of briefs that are far away.
#pragma once

#include <optional>
#include <vector>

#include "query/index_set.h"
#include "query/plan.h"
#include "query/plan_order.h"

namespace debrief {

// BEST, whose scores are known but for PAIRS (near_pairs()), in the order of all their
// scores, then by date and id, by what servers send of lists and places (match_here.h).
// Nothing: that cannot be.
std::optional<std::vector<Match>> add_far_pairs(const IndexSet& indexes,
                                                std::vector<Match> best,
                                                const std::vector<Plan>& pairs);

}  // namespace debrief
