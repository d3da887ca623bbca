#include "query/search_served.h"

#include <algorithm>
#include <map>
#include <memory>
#include <string>

#include "debrief/periods.h"

namespace debrief {
namespace {

using Spies = std::map<Slot, std::unique_ptr<Xapian::ValueCountMatchSpy>>;

Spies spies_for(const std::vector<FacetCounter>& counters) {
  Spies spies;
  for (const FacetCounter& counter : counters)
    spies.try_emplace(counter.facet().slot,
                      std::make_unique<Xapian::ValueCountMatchSpy>(counter.facet().slot));
  return spies;
}

void count(const Spies& spies, std::vector<FacetCounter>& counters) {
  for (FacetCounter& counter : counters) {
    const auto& spy = *spies.at(counter.facet().slot);
    for (auto value = spy.values_begin(); value != spy.values_end(); ++value)
      counter.count_slot(*value, value.get_termfreq());
  }
}

void append(const Xapian::MSet& set, std::vector<Match>& matches) {
  for (auto hit = set.begin(); hit != set.end(); ++hit)
    matches.push_back({*hit, 0, hit.get_weight()});
}

// The oldest first: those with a date, then the others.
std::vector<Match> oldest_first(const IndexSet& indexes, const Xapian::Query& plan,
                                const SearchOptions& options) {
  const Xapian::Query undated{std::string(undated_term)};
  const Xapian::doccount briefs = indexes.all.get_doccount();
  std::vector<Match> matches;
  std::size_t offset = options.offset;
  for (const auto op : {Xapian::Query::OP_AND_NOT, Xapian::Query::OP_FILTER}) {
    Xapian::Enquire enquire(indexes.all);
    enquire.set_query({op, plan, undated});
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    enquire.set_sort_by_value(date_slot, false);
    const Xapian::MSet set = enquire.get_mset(
        static_cast<Xapian::doccount>(std::min<std::size_t>(offset, briefs)),
        static_cast<Xapian::doccount>(
            std::min<std::size_t>(options.limit - matches.size(), briefs)),
        briefs);
    append(set, matches);
    offset -= std::min<std::size_t>(offset, set.get_matches_estimated());
  }
  return matches;
}

}  // namespace

ServedPage search_served(const IndexSet& indexes, const Xapian::Query& plan,
                         const SearchOptions& options,
                         std::vector<FacetCounter>& counters,
                         const std::function<void(Xapian::Enquire&)>& set_order) {
  const Xapian::doccount briefs = indexes.all.get_doccount();
  const auto at_most_all = [&](std::size_t n) {
    return static_cast<Xapian::doccount>(std::min<std::size_t>(n, briefs));
  };
  ServedPage page;
  const Spies spies = spies_for(counters);
  const bool is_ranked = options.limit != 0 && options.sort != Sort::oldest;
  // A spy is shown what servers send as well as what they count, so that what is to be
  // counted must not be sent: the page is a question of its own.
  if (!spies.empty() || !is_ranked) {
    Xapian::Enquire enquire(indexes.all);
    enquire.set_query(plan);
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    for (const auto& [slot, spy] : spies) enquire.add_matchspy(spy.get());
    page.total = enquire.get_mset(0, 0, briefs).get_matches_estimated();
    count(spies, counters);
  }
  if (options.limit == 0) return page;
  if (!is_ranked) {
    page.matches = oldest_first(indexes, plan, options);
    return page;
  }
  Xapian::Enquire enquire(indexes.all);
  enquire.set_query(plan);
  set_order(enquire);
  const Xapian::MSet set =
      enquire.get_mset(at_most_all(options.offset), at_most_all(options.limit),
                       spies.empty() ? briefs : 0);
  if (spies.empty()) page.total = set.get_matches_estimated();
  append(set, page.matches);
  for (auto hit = set.begin(); hit != set.end(); ++hit)
    page.ids.emplace_back(id_in(hit.get_sort_key()));
  return page;
}

}  // namespace debrief
