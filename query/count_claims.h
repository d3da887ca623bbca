// Facets of the claims that match: brief after brief, by the columns of its facet table
// where there is one, with the same counts as from its slots.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "query/count_facets.h"
#include "query/match_spans.h"

namespace debrief {

class ClaimCounter {
 public:
  // COUNTERS must outlive it.
  explicit ClaimCounter(std::vector<FacetCounter>& counters);

  // CLAIMS, by n, of the brief that MATCHER has matched last. Any matcher does that has
  // spans() and slot(); of local indexes the one below is quicker.
  template <class Matcher>
  void count(const std::vector<SpanMatch>& claims, Matcher& matcher) {
    for (Counted& counted : counted_) count_by_slot(claims, matcher, *counted.counter);
  }
  void count(const std::vector<SpanMatch>& claims, SpanMatcher& matcher);

  // Gives the counters all that was counted. At the end, once.
  void finish();

 private:
  struct Column {
    const FacetColumn* column = nullptr;
    std::vector<std::uint32_t> counts;  // by ordinal
  };
  struct Counted {
    FacetCounter* counter = nullptr;
    std::size_t field = 0;  // of span_fields; their number: it is of the whole brief
    std::vector<Column> columns;  // one of each part that had claims
  };

  template <class Matcher>
  static void count_by_slot(const std::vector<SpanMatch>& claims, Matcher& matcher,
                            FacetCounter& counter) {
    for (const SpanMatch& claim : claims)
      counter.count_claim(matcher.slot(counter.facet()), matcher.spans()[claim.n]);
  }
  static Column& column_in(Counted& counted, const FacetColumn& column);

  std::vector<Counted> counted_;
  unsigned fields_ = 0;  // that claims have values of, a bit each
};

}  // namespace debrief
