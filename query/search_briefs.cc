#include <algorithm>
#include <string>
#include <vector>

#include "debrief/periods.h"
#include "query/count_facets.h"
#include "query/facet_passes.h"
#include "query/one_edition_each.h"
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

// IneB2 (G. Amati, "Probability Models for Information Retrieval based on Divergence from
// Randomness", 2003): inverse expected document frequency, Bernoulli after-effect, the
// second normalisation with c. Of Xapian's schemes it ranks the six collections of
// tests/quality best on average (MAP .406; BM25 at its best .396). Of .5, .8,
// 1, 1.2, 1.5, 2 and 4, c = 1 has the best mean; for every five of the six, 1 or .8 has,
// and they differ by less than .001.
constexpr double normalisation = 1.0;

void set_order(Xapian::Enquire& enquire, Sort sort, OldestFirst& oldest_first) {
  if (sort == Sort::newest || sort == Sort::oldest)
    enquire.set_weighting_scheme(Xapian::BoolWeight());
  else
    enquire.set_weighting_scheme(Xapian::IneB2Weight(normalisation));
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
        Xapian::Query plan = plan_query(asked);
        if (!options.all_versions) {
          set_order(enquire, options.sort, oldest_first);
          plan = one_edition_each(plan, indexes, enquire);
        }
        enquire.set_query(plan);
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
