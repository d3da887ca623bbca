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
#include "query/order_by_date.h"
#include "query/plan_query.h"
#include "query/search.h"
#include "query/search_served.h"

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

// Takes down every match while they are ranked.
class MatchIds : public Xapian::MatchSpy {
 public:
  void operator()(const Xapian::Document& document, double) override {
    ids.push_back(document.get_docid());
  }
  std::vector<Xapian::docid> ids;
};

// Of equal scores the newer first, then by id.
void settle_ties(const IndexSet& indexes, std::vector<Match>& matches) {
  const auto is_tie = [](const Match& a, const Match& b) { return a.score == b.score; };
  for (auto from = matches.begin();;) {
    from = std::adjacent_find(from, matches.end(), is_tie);
    if (from == matches.end()) return;
    const auto to = std::find_if(from, matches.end(),
                                 [&](const Match& m) { return m.score != from->score; });
    std::vector<std::pair<std::string, Match>> dated;
    for (auto at = from; at != to; ++at)
      dated.emplace_back(indexes.all.get_document(at->id).get_value(date_slot), *at);
    std::stable_sort(dated.begin(), dated.end(),
                     [](const auto& a, const auto& b) { return a.first > b.first; });
    for (const auto& [date, match] : dated) *from++ = match;
  }
}

// The page by relevance. Xapian, told to sort equals by date, reads the date of every
// match; this reads those of equals on the page. Nothing when equals go on behind it.
std::optional<std::vector<Match>> rank_quickly(const IndexSet& indexes,
                                               const BoundQuery& query,
                                               const SearchOptions& options) {
  const std::size_t end = options.offset + options.limit;
  if (end >= indexes.all.get_doccount()) return std::nullopt;
  Xapian::Enquire enquire(indexes.all);
  enquire.set_query(plan_query(query));
  enquire.set_weighting_scheme(Xapian::IneB2Weight(normalisation));
  const Xapian::MSet set = enquire.get_mset(0, static_cast<Xapian::doccount>(end + 1));
  std::vector<Match> page;
  for (auto hit = set.begin(); hit != set.end(); ++hit)
    page.push_back({*hit, 0, hit.get_weight()});
  if (page.size() > end) {
    if (page[end].score == page[end - 1].score) return std::nullopt;
    page.pop_back();
  }
  settle_ties(indexes, page);
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
  OldestFirst oldest_first;
  MatchIds spy;
  Xapian::Enquire enquire(indexes.all);
  enquire.set_query(plan_query(query));
  set_order(enquire, options.sort, oldest_first);
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

// Where some of the indexes are served: with what servers can do.
Found search_far(const IndexSet& indexes, FilteredQuery query,
                 const SearchOptions& options) {
  query.query = answer_spans(indexes, query.query);
  Found found;
  found.facets = count_in_passes(
      query, options,
      [&](const BoundQuery& asked, std::vector<FacetCounter>& counters, bool is_first) {
        SearchOptions page = options;
        if (!is_first) page.limit = 0;
        OldestFirst never;
        ServedPage served = search_served(
            indexes, plan_query(asked), page, counters,
            [&](Xapian::Enquire& enquire) { set_order(enquire, page.sort, never); });
        if (!is_first) return;
        found.total = served.total;
        found.matches = std::move(served.matches);
      });
  return found;
}

bool is_by_date(Sort sort) { return sort == Sort::newest || sort == Sort::oldest; }

}  // namespace

Found search_briefs(const IndexSet& indexes, const FilteredQuery& query,
                    const SearchOptions& options) {
  if (indexes.is_remote) return search_far(indexes, query, options);
  Found found;
  found.facets = count_in_passes(
      query, options,
      [&](const BoundQuery& asked, std::vector<FacetCounter>& counters, bool is_first) {
        Matches matches;
        const bool ranks_at_once =
            is_first && !is_by_date(options.sort) && needs_positions(asked) &&
            indexes.parts.size() == 1;  // a spy is told ids within the part
        if (ranks_at_once)
          found.matches = rank(indexes, asked, options, &matches);
        else
          matches = find_matches(indexes, plan_query(asked));
        count_matches(indexes, matches, counters);
        if (!is_first) return;
        found.total = matches.size;
        if (ranks_at_once || options.limit == 0 || found.total <= options.offset) return;
        std::optional<std::vector<Match>> page;
        if (is_by_date(options.sort))
          page = order_by_date(indexes, matches, options.sort, options.offset,
                               options.limit);
        else
          page = rank_quickly(indexes, asked, options);
        found.matches = page ? *std::move(page) : rank(indexes, asked, options, nullptr);
      });
  return found;
}

}  // namespace debrief
