#include <algorithm>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "debrief/error.h"
#include "debrief/periods.h"
#include "query/count_facets.h"
#include "query/facet_passes.h"
#include "query/match_spans.h"
#include "query/plan_query.h"
#include "query/search.h"

namespace debrief {
namespace {

// A match with what it is sorted by.
struct Candidate {
  Match match;
  std::string date;  // as in date_slot: day, then id
};

// Calls FN(brief, matched span, its score, all spans) for every claim that matches.
template <class Fn>
void for_each_claim(const IndexSet& indexes, const BoundQuery& query, Fn fn) {
  Xapian::Enquire enquire(indexes.all);
  enquire.set_query(plan_candidates(query));
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.set_docid_order(Xapian::Enquire::ASCENDING);
  const Xapian::MSet briefs = enquire.get_mset(0, indexes.all.get_doccount());
  SpanMatcher matcher(query, indexes.all);
  for (auto brief = briefs.begin(); brief != briefs.end(); ++brief) {
    const std::vector<SpanMatch> matches = matcher.match(*brief);
    const SpanTable& spans = matcher.spans();
    const bool in_body =
        std::any_of(matches.begin(), matches.end(),
                    [&](const SpanMatch& m) { return spans[m.n].zone == Zone::body; });
    for (const SpanMatch& match : matches)
      if (spans[match.n].zone == (in_body ? Zone::body : Zone::summary))
        fn(*brief, match, matcher.document(), spans[match.n]);
  }
}

bool comes_before(const Candidate& a, const Candidate& b, Sort sort) {
  const auto order = [](const Candidate& c) {
    return std::tie(c.match.id, c.match.span);
  };
  if (sort == Sort::relevance || sort == Sort::automatic)
    if (a.match.score != b.match.score) return a.match.score > b.match.score;
  const bool a_undated = !date_in(a.date);
  const bool b_undated = !date_in(b.date);
  if (a_undated != b_undated) return b_undated;
  if (a.date != b.date) return sort == Sort::oldest ? a.date < b.date : a.date > b.date;
  return order(a) < order(b);
}

}  // namespace

Found search_claims(const IndexSet& indexes, const FilteredQuery& query,
                    const SearchOptions& options) {
  if (indexes.is_remote)
    throw Error("claims are found in local indexes only",
                "run it where the index is, or ask for briefs");
  std::vector<Candidate> candidates;
  std::vector<Facet> facets = count_in_passes(
      query, options,
      [&](const BoundQuery& asked, std::vector<FacetCounter>& counters, bool is_first) {
        for_each_claim(
            indexes, asked,
            [&](Xapian::docid id, const SpanMatch& match,
                const Xapian::Document& document, const TextSpan& span) {
              for (FacetCounter& counter : counters)
                counter.count_claim(document.get_value(counter.facet().slot), span);
              if (is_first)
                candidates.push_back(
                    {{id, match.n, match.score}, document.get_value(date_slot)});
            });
      });
  Found found;
  found.total = candidates.size();
  const std::size_t begin = std::min(options.offset, candidates.size());
  const std::size_t end = std::min(begin + options.limit, candidates.size());
  std::partial_sort(candidates.begin(),
                    candidates.begin() + static_cast<std::ptrdiff_t>(end),
                    candidates.end(), [&](const Candidate& a, const Candidate& b) {
                      return comes_before(a, b, options.sort);
                    });
  for (std::size_t i = begin; i < end; ++i) found.matches.push_back(candidates[i].match);
  found.facets = std::move(facets);
  return found;
}

}  // namespace debrief
