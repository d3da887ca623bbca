#include <algorithm>
#include <string>
#include <vector>

#include "debrief/periods.h"
#include "query/count_facets.h"
#include "query/facet_passes.h"
#include "query/plan_order.h"
#include "query/plan_query.h"
#include "query/search.h"

namespace debrief {
namespace {

// The undated last also when the oldest come first.
class OldestFirst : public Xapian::KeyMaker {
 public:
  std::string operator()(const Xapian::Document& document) const override {
    std::string value = document.get_value(date_slot);
    return date_in(value) ? value : "99999999" + value;
  }
};

bool is_by_relevance(Sort sort) {
  return sort == Sort::relevance || sort == Sort::automatic;
}

void set_order(Xapian::Enquire& enquire, Sort sort, OldestFirst& oldest_first) {
  if (is_by_relevance(sort))
    set_scores(enquire);
  else
    enquire.set_weighting_scheme(Xapian::BoolWeight());
  if (sort == Sort::newest)
    enquire.set_sort_by_value(date_slot, true);
  else if (sort == Sort::oldest)
    enquire.set_sort_by_key(&oldest_first, false);
  else
    enquire.set_sort_by_relevance_then_value(date_slot, true);
}

}  // namespace

Found search_briefs(const IndexSet& indexes, const FilteredQuery& query,
                    const SearchOptions& options) {
  const Xapian::doccount briefs = indexes.all.get_doccount();
  const auto at_most_all = [&](std::size_t n) {
    return static_cast<Xapian::doccount>(std::min<std::size_t>(n, briefs));
  };
  Found found;
  found.facets = count_in_passes(
      query, options,
      [&](const BoundQuery& asked, std::vector<FacetCounter>& counters, bool is_first) {
        OldestFirst oldest_first;
        FacetSpy spy(counters);
        Xapian::Enquire enquire(indexes.all);
        const bool is_ranked = is_first && is_by_relevance(options.sort);
        enquire.set_query(is_ranked ? plan_order(asked, options.added)
                                    : plan_query(asked));
        set_order(enquire, is_first ? options.sort : Sort::newest, oldest_first);
        if (!counters.empty()) enquire.add_matchspy(&spy);
        // Every match is looked at: totals and facets are exact.
        const Xapian::MSet set =
            enquire.get_mset(at_most_all(options.offset),
                             is_first ? at_most_all(options.limit) : 0, briefs);
        if (!is_first) return;
        found.total = set.get_matches_estimated();
        for (auto hit = set.begin(); hit != set.end(); ++hit)
          found.matches.push_back({*hit, 0, hit.get_weight()});
      });
  return found;
}

}  // namespace debrief
