#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "debrief/periods.h"
#include "query/answer_spans.h"
#include "query/count_matches.h"
#include "query/facet_passes.h"
#include "query/find_matches.h"
#include "query/find_spans.h"
#include "query/one_edition_each.h"
#include "query/order_by_date.h"
#include "query/plan_order.h"
#include "query/plan_query.h"
#include "query/search.h"
#include "query/search_served.h"
#include "query/search_told.h"
#include "query/set_order.h"
#include "query/settle_ties.h"

namespace debrief {
namespace {

// Takes down every match while they are ranked.
class MatchIds : public Xapian::MatchSpy {
 public:
  void operator()(const Xapian::Document& document, double) override {
    ids.push_back(document.get_docid());
  }
  std::vector<Xapian::docid> ids;
};

// So many behind a page are looked at for equals of its last one.
constexpr std::size_t looked_behind = 32;

// The page by relevance. Xapian, told to sort equals by date, reads the date of every
// match; this looks up those of equals on the page. Nothing when equals go on far behind
// it.
std::optional<std::vector<Match>> rank_quickly(const IndexSet& indexes,
                                               const BoundQuery& query,
                                               const SearchOptions& options) {
  const std::size_t end = options.offset + options.limit;
  if (end >= indexes.all.get_doccount()) return std::nullopt;
  Xapian::Enquire enquire(indexes.all);
  enquire.set_query(plan_order(query, options.added));
  set_scores(enquire);
  const std::size_t most = end + looked_behind;
  const Xapian::MSet set = enquire.get_mset(0, static_cast<Xapian::doccount>(most));
  std::vector<Match> page;
  for (auto hit = set.begin(); hit != set.end(); ++hit)
    page.push_back({*hit, 0, hit.get_weight()});
  if (page.size() > end) {
    const double last = page[end - 1].score;
    if (page.size() == most && page.back().score == last) return std::nullopt;
    while (page.back().score < last) page.pop_back();
  }
  if (!settle_ties(indexes, page)) return std::nullopt;
  page.resize(std::min(end, page.size()));
  page.erase(page.begin(), page.begin() + static_cast<std::ptrdiff_t>(
                                              std::min(options.offset, page.size())));
  return page;
}

// The page that was asked for. Fills MATCHES, if it is given, with everything that
// matches.
std::vector<Match> rank(const IndexSet& indexes, const BoundQuery& query,
                        const SearchOptions& options, Matches* matches) {
  const Xapian::doccount briefs = indexes.all.get_doccount();
  const auto at_most_all = [&](std::size_t n) {
    return static_cast<Xapian::doccount>(std::min<std::size_t>(n, briefs));
  };
  MatchIds spy;
  Xapian::Enquire enquire(indexes.all);
  enquire.set_query(is_by_relevance(options.sort) ? plan_order(query, options.added)
                                                  : plan_query(query));
  const auto keys = set_order(enquire, options.sort);
  if (matches != nullptr) enquire.add_matchspy(&spy);
  const Xapian::MSet set =
      enquire.get_mset(at_most_all(options.offset), at_most_all(options.limit),
                       matches != nullptr ? briefs : 0);
  if (matches != nullptr) {
    std::sort(spy.ids.begin(), spy.ids.end());
    *matches = matches_of(indexes, spy.ids);
  }
  std::vector<Match> page;
  for (auto hit = set.begin(); hit != set.end(); ++hit)
    page.push_back({*hit, 0, hit.get_weight()});
  return page;
}

std::vector<Match> page_of(const std::vector<Match>& all, const SearchOptions& options) {
  const auto at = [&](std::size_t n) {
    return all.begin() + static_cast<std::ptrdiff_t>(std::min(n, all.size()));
  };
  return {at(options.offset), at(options.offset + options.limit)};
}

// Words near each other count where a page by relevance is among the first.
bool is_by_nearness(const BoundQuery& query, const SearchOptions& options) {
  return options.limit != 0 && options.offset < most_reordered &&
         is_by_relevance(options.sort) && !near_pairs(query).empty();
}

// All whose order nearness may change, and the page.
SearchOptions widened(SearchOptions options) {
  options.limit = std::max(options.offset + options.limit, most_reordered);
  options.offset = 0;
  return options;
}

// The page by relevance.
std::vector<Match> rank_by_nearness(const IndexSet& indexes, const BoundQuery& query,
                                    const SearchOptions& options, Matches* matches) {
  const bool is_reordered = is_by_nearness(query, options);
  const SearchOptions first = is_reordered ? widened(options) : options;
  std::optional<std::vector<Match>> page;
  if (matches == nullptr) page = rank_quickly(indexes, query, first);
  if (!page) page = rank(indexes, query, first, matches);
  if (!is_reordered) return *std::move(page);
  return page_of(order_by_nearness(indexes, query, options.added, *std::move(page)),
                 options);
}

// The same in indexes of which some are served.
ServedPage search_page(const IndexSet& indexes, const BoundQuery& query,
                       const SearchOptions& options,
                       std::vector<FacetCounter>& counters) {
  const bool is_reordered = is_by_nearness(query, options);
  std::unique_ptr<Xapian::KeyMaker> keys;
  ServedPage served = search_served(
      indexes,
      options.limit != 0 && is_by_relevance(options.sort)
          ? plan_order(query, options.added)
          : plan_query(query),
      is_reordered ? widened(options) : options, counters,
      [&](Xapian::Enquire& enquire) { keys = set_order(enquire, options.sort); });
  if (is_reordered)
    served.matches =
        page_of(order_by_nearness(indexes, query, options.added,
                                  std::move(served.matches), served.ids, served.total),
                options);
  return served;
}

// Where some of the indexes are served: with what servers can do.
Found search_far(const IndexSet& indexes, FilteredQuery query,
                 const SearchOptions& options) {
  if (auto told = search_told(indexes, query, options)) return *std::move(told);
  query.query = answer_spans(indexes, query.query);
  Found found;
  found.facets = count_in_passes(
      query, options,
      [&](const BoundQuery& typed, std::vector<FacetCounter>& counters, bool is_first) {
        SearchOptions page = options;
        if (!is_first) page.limit = 0;
        const BoundQuery asked =
            options.all_versions ? typed : one_edition_each(indexes, typed, options.sort);
        ServedPage served = search_page(indexes, asked, page, counters);
        if (!is_first) return;
        found.total = served.total;
        found.matches = std::move(served.matches);
      });
  return found;
}

}  // namespace

Found search_briefs(const IndexSet& indexes, const FilteredQuery& query,
                    const SearchOptions& options) {
  if (indexes.is_remote) return search_far(indexes, query, options);
  Found found;
  found.facets = count_in_passes(
      query, options,
      [&](const BoundQuery& bound, std::vector<FacetCounter>& counters, bool is_first) {
        const BoundQuery typed = with_answers(indexes, bound);
        BoundQuery others;
        others.op = BoundOp::nothing;
        Matches matches;
        const bool is_page = is_first && options.limit != 0;
        const bool is_one = indexes.parts.size() == 1;
        const bool ranks_at_once = is_page && is_by_relevance(options.sort) &&
                                   needs_positions(typed) &&
                                   is_one;  // a spy is told ids within the part
        const bool finds_first = is_one && !ranks_at_once;
        if (finds_first) matches = find_matches(indexes, plan_query(typed));
        if (!options.all_versions)
          others = finds_first
                       ? other_editions_among(indexes, typed, matches, options.sort)
                       : other_editions(indexes, typed, options.sort);
        const BoundQuery asked = without(typed, others);
        if (finds_first) {  // numbers are quicker taken out than left out
          take_out(indexes, others.numbers, matches);
        } else if (ranks_at_once) {
          found.matches = rank_by_nearness(indexes, asked, options, &matches);
        } else {
          matches = find_matches(indexes, plan_query(asked));
        }
        count_matches(indexes, matches, counters);
        if (!is_first) return;
        found.total = matches.size;
        if (ranks_at_once || !is_page || found.total <= options.offset) return;
        if (is_by_relevance(options.sort)) {
          found.matches = rank_by_nearness(indexes, asked, options, nullptr);
          return;
        }
        const auto page =
            order_by_date(indexes, matches, options.sort, options.offset, options.limit);
        found.matches = page ? *page : rank(indexes, asked, options, nullptr);
      });
  return found;
}

}  // namespace debrief
