#include "query/timeline.h"

#include <fmt/format.h>

#include <map>
#include <string>

#include "debrief/date.h"

namespace debrief {

std::vector<Bucket> timeline(const IndexSet& indexes, const BoundQuery& query,
                             SearchOptions options, Results& results) {
  options.chosen.clear();
  options.offset = 0;
  options.limit = 0;
  options.facets = {"month"};
  options.facet_limit = 0;
  const Found found = search_briefs(indexes, split_filters(query), options);
  std::map<Date, std::size_t> months;
  for (const FacetCount& month : found.facets.front().values) {
    if (const auto period = parse_period(month.value))
      months.emplace(period->first, month.count);
    else
      results.notes.push_back(fmt::format("{} undated", month.count));
  }
  std::vector<Bucket> buckets;
  if (months.empty()) return buckets;
  const Date last = months.rbegin()->first;
  for (Date month = months.begin()->first; month <= last; month = add_months(month, 1)) {
    const auto counted = months.find(month);
    buckets.push_back({to_string(Period{month, Precision::month}),
                       counted == months.end() ? 0 : counted->second});
  }
  return buckets;
}

}  // namespace debrief
