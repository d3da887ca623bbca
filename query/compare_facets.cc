#include "query/compare_facets.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

#include "query/keyness.h"
#include "query/search.h"

namespace debrief {
namespace {

Found count(const IndexSet& indexes, const BoundQuery& query,
            const std::vector<std::string>& facets) {
  SearchOptions options;
  options.sort = Sort::newest;
  options.limit = 0;
  options.all_versions = true;  // QUERY says which
  options.facets = facets;
  options.facet_limit = 0;
  FilteredQuery whole;  // no filter is set apart: each facet counts what matches
  whole.query = query;
  return search_briefs(indexes, whole, options);
}

}  // namespace

void rank_changes(std::vector<Change>& changes, std::size_t briefs_before,
                  std::size_t briefs_now) {
  for (Change& change : changes)
    change.score = keyness(change.before, briefs_before, change.now, briefs_now);
  std::sort(changes.begin(), changes.end(), [](const Change& a, const Change& b) {
    const double x = std::fabs(a.score);
    const double y = std::fabs(b.score);
    return x != y ? x > y : a.value < b.value;
  });
}

ComparedBriefs compare_facets(const IndexSet& indexes, const BoundQuery& before,
                              const BoundQuery& now,
                              const std::vector<std::string>& facets) {
  const Found first = count(indexes, before, facets);
  const Found second = count(indexes, now, facets);
  ComparedBriefs compared{first.total, second.total, {}};
  for (std::size_t i = 0; i < facets.size(); ++i) {
    std::map<std::string, Change> values;
    for (const FacetCount& value : first.facets[i].values)
      values[value.value].before = value.count;
    for (const FacetCount& value : second.facets[i].values)
      values[value.value].now = value.count;
    std::vector<Change>& changes = compared.changes.emplace_back();
    for (auto& [value, change] : values) {
      change.value = value;
      changes.push_back(std::move(change));
    }
    rank_changes(changes, compared.before, compared.now);
  }
  return compared;
}

}  // namespace debrief
