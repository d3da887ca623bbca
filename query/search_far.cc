#include "query/search_far.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

#include "query/answer_spans.h"
#include "query/facet_passes.h"
#include "query/match_far.h"
#include "query/nearness_page.h"
#include "query/one_edition_each.h"
#include "query/plan_order.h"
#include "query/plan_query.h"
#include "query/search_served.h"
#include "query/search_told.h"
#include "query/set_order.h"

namespace debrief {
namespace {

// What orders the page by itself: by relevance, added words as well.
Plan plan_page(const BoundQuery& query, const SearchOptions& options) {
  return options.limit != 0 && is_by_relevance(options.sort)
             ? plan_order(query, options.added)
             : plan_query(query);
}

// The page in indexes of which some are served. KNOWN: as search_served() has it.
ServedPage search_page(const IndexSet& indexes, const BoundQuery& query,
                       const SearchOptions& options, std::vector<FacetCounter>& counters,
                       std::optional<FarMatches> known = std::nullopt) {
  const bool is_reordered = is_by_nearness(query, options);
  ServedPage served = search_served(indexes, plan_page(query, options),
                                    is_reordered ? widened(options) : options, counters,
                                    std::move(known));
  if (is_reordered)
    served.matches =
        page_of(order_by_nearness(indexes, query, options.added,
                                  std::move(served.matches), served.ids, served.total),
                options);
  return served;
}

// So many more matches than a page has are asked for at first: editions of one brief stand
// close to each other, and mostly one of them is shown.
constexpr std::size_t few_editions = 128;

// What all editions find, without OTHERS, where servers are asked for the first time with
// few_editions to spare, then with as many as are left out. Nothing: that cannot be told.
class EditionsAhead {
 public:
  EditionsAhead(const IndexSet& indexes, FarQuestion question)
      : indexes_(indexes), question_(std::move(question)) {
    if (question_.limit != 0)
      question_.spare = std::min<std::size_t>(count_in_groups(indexes), few_editions);
    ahead_.emplace(indexes_, question_);
  }

  std::optional<FarMatches> without(const std::vector<Xapian::docid>& others) {
    auto found = ahead_->answer(others);
    if (found || others.size() <= question_.spare) return found;
    question_.spare = others.size();
    return AskedAhead(indexes_, question_).answer(others);
  }

 private:
  const IndexSet& indexes_;
  FarQuestion question_;
  std::optional<AskedAhead> ahead_;
};

// One edition of each. What all editions find is asked for beside which there are, and
// those that are not shown are taken out of it.
ServedPage search_editions(const IndexSet& indexes, const BoundQuery& typed,
                           const SearchOptions& options,
                           std::vector<FacetCounter>& counters) {
  std::optional<EditionsAhead> ahead;
  if (options.sort != Sort::oldest)
    ahead.emplace(
        indexes,
        served_question(indexes, plan_page(typed, options),
                        is_by_nearness(typed, options) ? widened(options) : options,
                        counters));
  const BoundQuery others = other_editions(indexes, typed, options.sort);
  if (ahead)
    if (auto known = ahead->without(others.numbers))
      return search_page(indexes, typed, options, counters, std::move(known));
  return search_page(indexes, without(typed, others), options, counters);
}

}  // namespace

Found search_far(const IndexSet& indexes, FilteredQuery query,
                 const SearchOptions& options) {
  if (auto told = search_told(indexes, query, options)) return *std::move(told);
  query.query = answer_spans(indexes, query.query);
  Found found;
  std::vector<ServedPage> passes;  // what is counted stands in them
  found.facets = count_in_passes(
      query, options,
      [&](const BoundQuery& typed, std::vector<FacetCounter>& counters, bool is_first) {
        SearchOptions page = options;
        if (!is_first) page.limit = 0;
        ServedPage& served = passes.emplace_back(
            options.all_versions ? search_page(indexes, typed, page, counters)
                                 : search_editions(indexes, typed, page, counters));
        if (!is_first) return;
        found.total = served.total;
        found.matches = std::move(served.matches);
      });
  return found;
}

}  // namespace debrief
