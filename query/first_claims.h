// All claims that match, as they are found -> the page of them that is shown.
#pragma once

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "query/flags.h"
#include "query/index_set.h"
#include "query/match_spans.h"
#include "query/plan_order.h"

namespace debrief {

class FirstClaims {
 public:
  // Those from OFFSET on, at most LIMIT, of INDEXES, which must outlive it.
  FirstClaims(const IndexSet& indexes, Sort sort, std::size_t offset, std::size_t limit);

  // Of a brief, at least one. DATE: as in date_slot, where some index is served.
  void add(Xapian::docid brief, const std::vector<SpanMatch>& claims, std::string date);

  std::size_t total() const { return total_; }

  // In their order (search.h). At the end, once.
  std::vector<Match> page();

 private:
  struct Candidate {
    Match match;
    std::uint32_t age = 0;  // how many briefs are as new or newer; without a column: 0
  };

  bool comes_before(const Candidate& a, const Candidate& b) const;
  void keep_first();
  void keep_best_scores();
  std::vector<Match> page_by_dates();
  std::string date_of(Xapian::docid brief) const;

  const IndexSet& indexes_;
  bool by_score_;
  bool oldest_first_;
  std::size_t offset_;
  std::size_t end_;                     // of the page
  const FacetColumn* dates_ = nullptr;  // of all briefs, if one table knows their order
  std::size_t total_ = 0;
  std::vector<Candidate> candidates_;
  std::map<Xapian::docid, std::string> known_dates_;
};

}  // namespace debrief
