// What orders the briefs that match, beside the words that were asked for.
#pragma once

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "query/bound_query.h"
#include "query/index_set.h"
#include "query/plan.h"

namespace debrief {

// A brief or claim that matches.
struct Match {
  Xapian::docid id = 0;
  std::size_t span = 0;  // of claims: n
  double score = 0;

  bool operator==(const Match&) const = default;
};

// A word that was not asked for and counts all the same.
struct AddedWord {
  std::string stem;
  double weight = 0;  // of a word that was asked for once: 1

  bool operator==(const AddedWord&) const = default;
};

// What plan_query() finds, no more and no less, with the ADDED words to score by as well.
Plan plan_order(const BoundQuery& query, const std::vector<AddedWord>& added);

// Pairs of a question's words that are at most three apart there, as windows of three
// words that score a 32nd of what their words do; of a long question the first 64. As in
// the sequential dependence model (D. Metzler and W. B. Croft, "A Markov Random Field
// Model for Term Dependencies", 2005), which gives pairs a tenth to a seventh. Of windows
// of 2 to 17 words, shares of 1/32 to 1/2, and neighbours or all at most three apart, it
// has about the best mean over the six collections of tests/quality (MAP +.6 %) and harms
// none; a larger share costs npl more than any other gains.
std::vector<Plan> near_pairs(const BoundQuery& query);

// BEST, found by plan_order() and sorted by relevance, then by the value in date_slot,
// from the first on; its first 200 anew, with the pairs in their scores. The rest keeps
// its order behind them. Looks at positions of these 200 only: over all that match, it
// would cost a hundred times as much as to find them. IDS are theirs, where they are known
// already: for briefs far away; TOTAL is how many match, where that is known.
std::vector<Match> order_by_nearness(const IndexSet& indexes, const BoundQuery& query,
                                     const std::vector<AddedWord>& added,
                                     std::vector<Match> best,
                                     const std::vector<std::string>& ids = {},
                                     std::size_t total = SIZE_MAX);
inline constexpr std::size_t most_reordered = 200;

// How a word scores in a brief. Stock schemes only: an index server knows no others.
void set_scores(Xapian::Enquire& enquire);

}  // namespace debrief
