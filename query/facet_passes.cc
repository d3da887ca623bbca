#include "query/facet_passes.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <string>
#include <utility>

namespace debrief {
namespace {

std::set<std::string> chosen_in(const SearchOptions& options, const Field& facet) {
  const std::string_view asked = facet.name == "domain" ? "source" : facet.name;
  std::set<std::string> values;
  for (const auto& [field, value] : options.chosen)
    if (field == asked) values.insert(value);
  return values;
}

std::vector<FacetCounter> counters_of(const SearchOptions& options,
                                      const std::set<Slot>& slots, bool inside) {
  std::vector<FacetCounter> counters;
  for (const std::string& name : options.facets)
    if ((slots.count(field(name).slot) != 0) == inside)
      counters.emplace_back(field(name));
  return counters;
}

}  // namespace

std::vector<Facet> count_in_passes(const FilteredQuery& query,
                                   const SearchOptions& options, const FacetPass& pass) {
  const std::set<Slot> filtered = filtered_slots(query);
  std::vector<FacetCounter> counters = counters_of(options, filtered, false);
  pass(without_filters_on(query, no_slot), counters, true);
  for (const Slot slot : filtered) {
    std::vector<FacetCounter> own = counters_of(options, {slot}, true);
    if (!own.empty()) pass(without_filters_on(query, slot), own, false);
    std::move(own.begin(), own.end(), std::back_inserter(counters));
  }
  std::vector<Facet> facets;
  for (const std::string& name : options.facets)
    for (const FacetCounter& counter : counters)
      if (counter.facet().name == name)
        facets.push_back(
            counter.counted(options.facet_limit, chosen_in(options, counter.facet())));
  return facets;
}

}  // namespace debrief
