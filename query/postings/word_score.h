// How a word scores in a brief: by IneB2 (G. Amati, "Probability Models for Information
// Retrieval based on Divergence from Randomness", 2003), that is by inverse expected
// document frequency, Bernoulli after-effect and the second normalisation with c.
#pragma once

#include <xapian.h>

#include <cstdint>

#include "query/postings/posting_list.h"
#include "query/zeroed.h"

namespace debrief {

// That c. Of Xapian's schemes IneB2 ranks the six collections of tests/quality best on
// average (MAP .407; BM25 at its best .395). Of .5, .8, 1, 1.2, 1.5, 2 and 4, c = 1 has
// the best mean; for every five of the six, 1 or .8 has, and they differ by less than .001.
inline constexpr double score_normalisation = 1.0;

// What is searched, in all parts.
struct ScoredCollection {
  Xapian::doccount documents = 0;
  std::uint64_t total_length = 0;
};

// The part of a score that depends on how long a document is alone, looked up.
class LengthFactors {
 public:
  explicit LengthFactors(const ScoredCollection& collection);

  // log2(1 + c * average length / LENGTH). LENGTH is not 0.
  double of(std::uint32_t length) {
    if (length >= known_.size()) return worked_out(length);
    if (known_[length] == 0) known_[length] = worked_out(length);
    return known_[length];
  }

 private:
  double worked_out(std::uint32_t length) const;

  double scaled_average_;
  Zeroed<double> known_;  // by length; 0: not yet
};

// In the order in which Xapian 1.4 works it out, so that the scores are the same to the
// last bit.
class WordScore {
 public:
  // COUNTS: of the word in all parts, not zero. WQF: how often it is asked for.
  WordScore(const ScoredCollection& collection, const TermCounts& counts,
            Xapian::termcount wqf, double factor);

  // Of a word that occurs WDF > 0 times in a document whose length has that factor.
  double of(std::uint32_t wdf, double length_factor) const {
    const double normal = wdf * length_factor;
    return normal * after_effect_ / (normal + 1.0) * rarity_;
  }

 private:
  double after_effect_;
  double rarity_;
};

}  // namespace debrief
