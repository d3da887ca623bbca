#include "query/nearness_page.h"

#include <algorithm>
#include <cstddef>

#include "query/plan_order.h"
#include "query/set_order.h"

namespace debrief {

bool is_by_nearness(const BoundQuery& query, const SearchOptions& options) {
  return options.limit != 0 && options.offset < most_reordered &&
         is_by_relevance(options.sort) && !near_pairs(query).empty();
}

SearchOptions widened(SearchOptions options) {
  options.limit = std::max(options.offset + options.limit, most_reordered);
  options.offset = 0;
  return options;
}

std::vector<Match> page_of(const std::vector<Match>& all, const SearchOptions& options) {
  const auto at = [&](std::size_t n) {
    return all.begin() + static_cast<std::ptrdiff_t>(std::min(n, all.size()));
  };
  return {at(options.offset), at(options.offset + options.limit)};
}

}  // namespace debrief
