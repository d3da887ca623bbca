#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "query/count_matches.h"
#include "query/facet_passes.h"
#include "query/find_matches.h"
#include "query/find_spans.h"
#include "query/nearness_page.h"
#include "query/one_edition_each.h"
#include "query/order_by_date.h"
#include "query/plan_order.h"
#include "query/plan_query.h"
#include "query/score_matches.h"
#include "query/search.h"
#include "query/search_far.h"
#include "query/set_order.h"
#include "query/settle_ties.h"
#include "query/told_by.h"

namespace debrief {
namespace {

// The page by relevance. Xapian, told to sort equals by date, reads the date of every
// match; this looks up those of equals on the page. Nothing when equals go on far behind
// it.
std::optional<std::vector<Match>> rank_quickly(const IndexSet& indexes,
                                               const BoundQuery& query,
                                               const SearchOptions& options) {
  const std::size_t end = options.offset + options.limit;
  if (end >= indexes.all.get_doccount()) return std::nullopt;
  const std::size_t most = end + looked_behind;
  const Plan order = plan_order(query, options.added);
  if (auto all = score_everywhere(indexes, order)) {
    const bool is_all = all->size() <= most;
    return page_of_best(indexes, first_by_score(*std::move(all), most), is_all,
                        options.offset, options.limit);
  }
  Xapian::Enquire enquire(indexes.all);
  enquire.set_query(order);
  set_scores(enquire);
  const Xapian::MSet set = enquire.get_mset(0, static_cast<Xapian::doccount>(most));
  std::vector<Match> best;
  for (auto hit = set.begin(); hit != set.end(); ++hit)
    best.push_back({*hit, 0, hit.get_weight()});
  return page_of_best(indexes, std::move(best), set.size() < most, options.offset,
                      options.limit);
}

// The page that was asked for.
std::vector<Match> rank(const IndexSet& indexes, const BoundQuery& query,
                        const SearchOptions& options) {
  const Xapian::doccount briefs = indexes.all.get_doccount();
  const auto at_most_all = [&](std::size_t n) {
    return static_cast<Xapian::doccount>(std::min<std::size_t>(n, briefs));
  };
  Xapian::Enquire enquire(indexes.all);
  enquire.set_query(is_by_relevance(options.sort) ? plan_order(query, options.added)
                                                  : plan_query(query));
  const auto keys = set_order(enquire, indexes, options.sort);
  const Xapian::MSet set =
      enquire.get_mset(at_most_all(options.offset), at_most_all(options.limit));
  std::vector<Match> page;
  for (auto hit = set.begin(); hit != set.end(); ++hit)
    page.push_back({*hit, 0, hit.get_weight()});
  return page;
}

// To score all matches while they are found is quicker where postings are read past
// Xapian. Through it, it is for what several things must hold of (two words, a word and an
// outlet: by a sixth), and slower for one word or any of several, where Xapian passes over
// what cannot come to the page.
bool is_scored_at_once(const IndexSet& indexes, const BoundQuery& query) {
  return !indexes.part_postings().empty() || query.op == BoundOp::both ||
         needs_positions(query);
}

// The page by relevance of QUERY, which is what SCORED has, if it is given, without those
// in LEFT_OUT.
std::vector<Match> rank_by_nearness(const IndexSet& indexes, const BoundQuery& query,
                                    const SearchOptions& options,
                                    const std::optional<ScoredMatches>& scored,
                                    const std::vector<Xapian::docid>& left_out) {
  const bool is_reordered = is_by_nearness(query, options);
  const SearchOptions first = is_reordered ? widened(options) : options;
  std::optional<std::vector<Match>> page =
      scored ? page_of_scored(indexes, *scored, left_out, first.offset, first.limit)
             : rank_quickly(indexes, query, first);
  if (!page) page = rank(indexes, query, first);
  if (!is_reordered) return *std::move(page);
  return page_of(order_by_nearness(indexes, query, options.added, *std::move(page)),
                 options);
}

// With as many of the best as the page needs.
ScoredMatches score_page(const IndexSet& indexes, const BoundQuery& query,
                         const SearchOptions& options) {
  const SearchOptions page = is_by_nearness(query, options) ? widened(options) : options;
  std::vector<Xapian::docid> in_groups;
  if (!options.all_versions) in_groups = briefs_in_groups(indexes);
  return score_matches(indexes, plan_query(query), in_groups,
                       least_kept(indexes, page.offset, page.limit));
}

// What a question finds, one edition of each brief.
struct Wanted {
  BoundQuery asked;  // without the other editions
  Matches matches;
  // With the other editions, where it was quicker, and without what `matches` has.
  std::optional<ScoredMatches> scored;
  std::vector<Xapian::docid> left_out;  // those, where they are known by number
};

// IS_PAGE: the first of them are to be shown.
Wanted find_wanted(const IndexSet& indexes, const BoundQuery& typed,
                   const SearchOptions& options, bool is_page) {
  Wanted wanted;
  const bool is_one = indexes.parts.size() == 1;
  if (is_one && is_page && is_by_relevance(options.sort) && options.added.empty() &&
      is_scored_at_once(indexes, typed)) {
    wanted.scored = score_page(indexes, typed, options);
    wanted.matches.size = wanted.scored->total;
    wanted.matches.parts.push_back(std::move(wanted.scored->found));
  } else if (is_one) {
    wanted.matches = find_matches(indexes, plan_query(typed));
  }
  BoundQuery others;
  others.op = BoundOp::nothing;
  if (!options.all_versions && is_one)
    others = other_editions_among(indexes, typed, wanted.matches, options.sort,
                                  wanted.scored ? &wanted.scored->grouped : nullptr);
  else if (!options.all_versions)
    others = other_editions(indexes, typed, options.sort);
  wanted.asked = without(typed, others);
  if (is_one)  // numbers are quicker taken out than left out
    take_out(others.numbers, wanted.matches);
  else
    wanted.matches = find_matches(indexes, plan_query(wanted.asked));
  wanted.left_out = std::move(others.numbers);
  return wanted;
}

}  // namespace

Found search_briefs(const IndexSet& indexes, const FilteredQuery& query,
                    const SearchOptions& options) {
  if (indexes.is_remote) return search_far(indexes, query, options);
  Found found;
  found.facets = count_in_passes(
      query, options,
      [&](const BoundQuery& bound, std::vector<FacetCounter>& counters, bool is_first) {
        const bool is_page = is_first && options.limit != 0;
        const Wanted wanted =
            find_wanted(indexes, with_answers(indexes, bound), options, is_page);
        count_matches(indexes, wanted.matches, counters);
        if (!is_first) return;
        found.total = wanted.matches.size;
        if (!is_page || found.total <= options.offset) return;
        if (is_by_relevance(options.sort)) {
          found.matches = rank_by_nearness(indexes, wanted.asked, options, wanted.scored,
                                           wanted.left_out);
          return;
        }
        const auto page = order_by_date(indexes, wanted.matches, options.sort,
                                        options.offset, options.limit);
        found.matches = page ? *page : rank(indexes, wanted.asked, options);
      });
  return found;
}

}  // namespace debrief
