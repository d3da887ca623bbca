#include "query/postings/word_score.h"

#include <cmath>

namespace debrief {
namespace {

constexpr std::size_t most_known = 1 << 15;  // longer ones are few

}  // namespace

LengthFactors::LengthFactors(const ScoredCollection& collection)
    : scaled_average_(collection.documents == 0
                          ? 0
                          : score_normalisation *
                                (static_cast<double>(collection.total_length) /
                                 collection.documents)),
      known_(most_known) {}

double LengthFactors::worked_out(std::uint32_t length) const {
  if (length == 0) throw_damaged_table();  // it has the word
  return std::log2(1 + scaled_average_ / length);
}

WordScore::WordScore(const ScoredCollection& collection, const TermCounts& counts,
                     Xapian::termcount wqf, double factor) {
  const double documents = collection.documents;
  const auto occurrences = static_cast<double>(counts.occurrences);
  const double mean = occurrences / documents;
  const double expected = documents * (1.0 - std::exp(-mean));
  rarity_ = wqf * std::log2((documents + 1.0) / (expected + 0.5)) * factor;
  after_effect_ = (occurrences + 1.0) / counts.documents;
}

}  // namespace debrief
