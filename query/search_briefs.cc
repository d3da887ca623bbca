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

std::vector<Match> page_of(const std::vector<Match>& all, const SearchOptions& options) {
  const auto at = [&](std::size_t n) {
    return all.begin() + static_cast<std::ptrdiff_t>(std::min(n, all.size()));
  };
  return {at(options.offset), at(options.offset + options.limit)};
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
        const bool is_ranked =
            is_first && options.limit != 0 && is_by_relevance(options.sort);
        enquire.set_query(is_ranked ? plan_order(asked, options.added)
                                    : plan_query(asked));
        set_order(enquire, is_first ? options.sort : Sort::newest, oldest_first);
        if (!counters.empty()) enquire.add_matchspy(&spy);
        // Every match is looked at: totals and facets are exact.
        const bool is_reordered = is_ranked && options.offset < most_reordered;
        const std::size_t count =
            is_reordered ? std::max(options.offset + options.limit, most_reordered)
            : is_first   ? options.limit
                         : 0;
        const Xapian::MSet set = enquire.get_mset(
            is_reordered ? 0 : at_most_all(options.offset), at_most_all(count), briefs);
        if (!is_first) return;
        found.total = set.get_matches_estimated();
        if (is_reordered)
          found.matches =
              page_of(order_by_nearness(indexes, asked, options.added, set), options);
        else
          for (auto hit = set.begin(); hit != set.end(); ++hit)
            found.matches.push_back({*hit, 0, hit.get_weight()});
      });
  return found;
}

}  // namespace debrief
