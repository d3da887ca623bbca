// A plan -> what it finds in a part of an index set here on disk, without Xapian: 100 ns
// a match there, a few here.
#pragma once

#include <xapian.h>

#include <cstddef>
#include <optional>
#include <vector>

#include "query/plan.h"
#include "query/postings/part_postings.h"

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

}  // namespace debrief
