// A planned question -> all briefs that match, each with its score.
#pragma once

#include <xapian.h>

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "query/find_matches.h"
#include "query/index_set.h"
#include "query/plan_order.h"

namespace debrief {

struct ScoredMatches {
  PartMatches found;           // never `all`
  std::vector<Match> best;     // of those that are in no group, in no order
  std::vector<Match> grouped;  // all others, ids ascending
  std::size_t total = 0;       // matches
};

// For an index of one local part. Matched once, however often scores are then looked at.
// IN_GROUPS: the briefs in groups of editions, of which some may be left out later,
// ascending; of the others at least the best MOST are kept, by score and then by id.
ScoredMatches score_matches(const IndexSet& indexes, const Plan& plan,
                            std::span<const Xapian::docid> in_groups, std::size_t most);

// All that PLAN finds in local indexes, by their ids in IndexSet::all; AMONG: only those
// of these, ascending. Nothing: only Xapian can run it.
std::optional<std::vector<Match>> score_everywhere(
    const IndexSet& indexes, const Plan& plan,
    const std::vector<Xapian::docid>* among = nullptr);

// The first COUNT of MATCHES by score, then by id.
std::vector<Match> first_by_score(std::vector<Match> matches, std::size_t count);

// The matches that are first by relevance, from OFFSET on, at most LIMIT, without those
// in LEFT_OUT, ascending; SCORED with MOST of least_kept(). Nothing when too many equal
// the last one (settle_ties.h).
std::optional<std::vector<Match>> page_of_scored(
    const IndexSet& indexes, const ScoredMatches& scored,
    const std::vector<Xapian::docid>& left_out, std::size_t offset, std::size_t limit);
std::size_t least_kept(const IndexSet& indexes, std::size_t offset, std::size_t limit);

// The same of the BEST, by score; IS_ALL: there are none behind them.
std::optional<std::vector<Match>> page_of_best(const IndexSet& indexes,
                                               std::vector<Match> best, bool is_all,
                                               std::size_t offset, std::size_t limit);
inline constexpr std::size_t looked_behind = 32;  // a page, for equals of its last one

}  // namespace debrief
