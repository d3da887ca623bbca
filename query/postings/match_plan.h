// A plan -> what it finds in a part of an index set here on disk, without Xapian: 100 ns
// a match there, a few here.
#pragma once

#include <xapian.h>

#include <cstddef>
#include <functional>
#include <optional>
#include <vector>

#include "query/plan.h"
#include "query/postings/part_postings.h"
#include "query/postings/plan_windows.h"

namespace debrief {

struct PlanMatches {
  std::vector<Xapian::docid> ids;  // ascending
  std::vector<double> scores;      // of these; empty: all are 0
};

// What PLAN finds in PARTS[part]: the very ids and, if they are asked for, scores that
// Xapian 1.4 finds in that part of all of these. AMONG: only of these ids, ascending.
// Nothing: only Xapian can run it. Throws as PostingList does.
std::optional<PlanMatches> match_plan(const Plan& plan,
                                      const std::vector<PartPostings*>& parts,
                                      std::size_t part, bool is_scored,
                                      const std::vector<Xapian::docid>* among = nullptr);

// The same, taken as it is found: TAKE is called with some at a time, ids ascending from
// one call to the next, and with a guess at how many there are in all, which is exact for
// a word. False: only Xapian can run it.
using TakeFinds = std::function<void(const ScoredFinds&, std::size_t guess)>;
bool match_in_windows(const Plan& plan, const std::vector<PartPostings*>& parts,
                      std::size_t part, bool is_scored,
                      const std::vector<Xapian::docid>* among, const TakeFinds& take);

}  // namespace debrief
