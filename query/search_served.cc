#include "query/search_served.h"

#include <algorithm>
#include <map>
#include <memory>
#include <string>

#include "debrief/periods.h"
#include "query/mark_everywhere.h"
#include "query/set_order.h"
#include "query/set_plain_scores.h"
#include "query/slot_count.h"

namespace debrief {
namespace {

using Spies = std::map<Slot, std::unique_ptr<SlotCount>>;

Spies spies_for(const std::vector<FacetCounter>& counters, bool counts_here) {
  Spies spies;
  for (const FacetCounter& counter : counters) {
    const Slot slot = counter.facet().slot;
    if (spies.count(slot) == 0)
      spies.emplace(slot, std::make_unique<SlotCount>(slot, counts_here));
  }
  return spies;
}

void add_spies(Xapian::Enquire& enquire, const Spies& spies) {
  for (const auto& [slot, spy] : spies) enquire.add_matchspy(spy.get());
}

void count(const Spies& spies, std::vector<FacetCounter>& counters) {
  for (FacetCounter& counter : counters)
    spies.at(counter.facet().slot)->for_each([&](std::string_view value, std::size_t n) {
      counter.count_slot(value, n);
    });
}

// By date, servers may send scores that mean nothing.
void append(const Xapian::MSet& set, Sort sort, std::vector<Match>& matches) {
  for (auto hit = set.begin(); hit != set.end(); ++hit)
    matches.push_back({*hit, 0, is_by_relevance(sort) ? hit.get_weight() : 0});
}

Xapian::doccount at_most_all(const IndexSet& indexes, std::size_t n) {
  return static_cast<Xapian::doccount>(
      std::min<std::size_t>(n, indexes.all.get_doccount()));
}

// The oldest first: those with a date, then the others.
void find_oldest(const IndexSet& indexes, const Xapian::Query& plan,
                 const SearchOptions& options, const Spies& spies, ServedPage& page) {
  const Xapian::Query undated = plan_unscored(std::string(undated_term), indexes);
  std::size_t offset = options.offset;
  page.total = 0;
  for (const auto op : {Xapian::Query::OP_AND_NOT, Xapian::Query::OP_FILTER}) {
    Xapian::Enquire enquire(indexes.all);
    enquire.set_query({op, plan, undated});
    set_no_scores(enquire, indexes);
    enquire.set_sort_by_value(date_slot, false);
    add_spies(enquire, spies);
    const Xapian::MSet set =
        enquire.get_mset(at_most_all(indexes, offset),
                         at_most_all(indexes, options.limit - page.matches.size()),
                         indexes.all.get_doccount());
    append(set, options.sort, page.matches);
    page.total += set.get_matches_estimated();
    offset -= std::min<std::size_t>(offset, set.get_matches_estimated());
  }
}

void count_all(const IndexSet& indexes, const Xapian::Query& plan, const Spies& spies,
               ServedPage& page) {
  Xapian::Enquire enquire(indexes.all);
  enquire.set_query(plan);
  set_no_scores(enquire, indexes);
  add_spies(enquire, spies);
  page.total = enquire.get_mset(0, 0, indexes.all.get_doccount()).get_matches_estimated();
}

}  // namespace

ServedPage search_served(const IndexSet& indexes, const Xapian::Query& plan,
                         const SearchOptions& options,
                         std::vector<FacetCounter>& counters,
                         const std::function<void(Xapian::Enquire&)>& set_order) {
  ServedPage page;
  const bool counts_here = std::find(indexes.served.begin(), indexes.served.end(),
                                     false) != indexes.served.end();
  const Spies spies = spies_for(counters, counts_here);
  const Spies none;
  // Here a spy is shown what servers send as well as what it is to count: so where local
  // indexes are among them, the page is a question of its own.
  const bool is_apart = counts_here && !spies.empty();
  if (options.limit == 0 || is_apart) count_all(indexes, plan, spies, page);
  const Spies& counted = is_apart ? none : spies;
  if (options.limit != 0 && options.sort == Sort::oldest) {
    find_oldest(indexes, plan, options, counted, page);
  } else if (options.limit != 0) {
    Xapian::Enquire enquire(indexes.all);
    enquire.set_query(plan);
    set_order(enquire);
    add_spies(enquire, counted);
    const Xapian::MSet set = enquire.get_mset(at_most_all(indexes, options.offset),
                                              at_most_all(indexes, options.limit),
                                              is_apart ? 0 : indexes.all.get_doccount());
    if (!is_apart) page.total = set.get_matches_estimated();
    append(set, options.sort, page.matches);
    for (auto hit = set.begin(); hit != set.end(); ++hit)
      page.ids.emplace_back(id_in(hit.get_sort_key()));
  }
  count(spies, counters);
  return page;
}

}  // namespace debrief
