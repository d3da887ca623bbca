// A plan as Xapian 1.4 arranges it for one part of an index set. Scores are sums of
// fractions, which depend on the order of adding: in that order they are the same to the
// last bit.
#pragma once

#include <xapian.h>

#include <cstddef>
#include <optional>
#include <vector>

#include "query/plan.h"
#include "query/postings/part_postings.h"

namespace debrief {

struct PlanTree {
  enum class Kind {
    everything,
    word,
    ids,
    all_of,   // fewest first, and so added
    either,   // two of them
    except,   // the first but not the second
    maybe,    // the first, with the second's score where that is
    synonym,  // one part: its words as one
  };

  Kind kind = Kind::word;
  Xapian::doccount estimate = 0;  // how many documents of the part
  double factor = 0;              // of a word's or synonym's score; 0: it has none
  const Plan* plan = nullptr;     // a word
  const std::vector<Xapian::docid>* ids = nullptr;
  TermCounts counts;  // of a word or synonym with a score, in all parts
  std::vector<PlanTree> parts;
};

// For PARTS[part]; nothing: PLAN has something that only Xapian can run. PLAN must not
// find nothing, and must outlive the tree. Throws as PostingList does.
std::optional<PlanTree> arrange_plan(const Plan& plan,
                                     const std::vector<PartPostings*>& parts,
                                     std::size_t part, bool is_scored);

}  // namespace debrief
