// What orders the briefs that match, beside the words that were asked for.
#pragma once

#include <xapian.h>

#include <string>
#include <vector>

#include "query/bound_query.h"

namespace debrief {

// A word that was not asked for and counts all the same.
struct AddedWord {
  std::string stem;
  double weight = 0;  // of a word that was asked for once: 1

  bool operator==(const AddedWord&) const = default;
};

// What plan_query() finds, no more and no less, with more to score by: a question's words
// near each other, and the ADDED words.
//
// Near each other: two words of the question with at most two others between them there
// and one here count a 32nd more, as in the sequential dependence model (D. Metzler
// and W. B. Croft, "A Markov Random Field Model for Term Dependencies", 2005), which
// gives pairs a tenth to a seventh of the score. Of windows of 2 to 17 words, shares of
// 1/32 to 1/2, and neighbours or all at most three apart, it has about the best mean over
// the six collections of tests/quality (MAP +.6 %) and harms none; a larger share costs
// npl more than any other gains. Of a long question the first 64 pairs.
Xapian::Query plan_order(const BoundQuery& query, const std::vector<AddedWord>& added);

// How a word scores in a brief. Stock schemes only: an index server knows no others.
void set_scores(Xapian::Enquire& enquire);

}  // namespace debrief
