#include <algorithm>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "debrief/index.h"
#include "debrief/periods.h"
#include "debrief/record.h"
#include "query/count_facets.h"
#include "query/facet_passes.h"
#include "query/match_served.h"
#include "query/match_spans.h"
#include "query/search.h"
#include "query/walk_candidates.h"

namespace debrief {
namespace {

// A match with what it is sorted by.
struct Candidate {
  Match match;
  std::string date;  // as in date_slot: day, then id
};

// The dates of the briefs of claims, which only equals are told apart by.
void add_dates(const IndexSet& indexes, std::vector<Candidate>& candidates) {
  Xapian::docid last = 0;
  std::string date;
  for (Candidate& candidate : candidates) {
    if (candidate.match.id != last)
      date = indexes.all.get_document(candidate.match.id).get_value(date_slot);
    last = candidate.match.id;
    candidate.date = date;
  }
}

// An edition of a brief that matches.
struct Edition {
  std::string group;
  bool in_body = false;  // its body matches, and not only a bullet
  std::string date;      // as in date_slot
  Xapian::docid id = 0;
};

// Group by group, editions whose body matches before those where only a bullet does, then
// the newest first.
bool is_asked_before(const Edition& a, const Edition& b) {
  if (a.group != b.group) return a.group < b.group;
  if (a.in_body != b.in_body) return a.in_body;
  return a.date > b.date;
}

bool any_in_body(const std::vector<SpanMatch>& matches, const SpanTable& spans) {
  return std::any_of(matches.begin(), matches.end(), [&](const SpanMatch& match) {
    return spans[match.n].zone == Zone::body;
  });
}

// Calls FN for the claims of editions: words that several of a group have once.
template <class Matcher, class Fn>
void for_each_edition(std::vector<Edition> editions, Matcher& matcher, Fn fn) {
  std::sort(editions.begin(), editions.end(), is_asked_before);
  std::set<std::string> said;
  const std::string* group = nullptr;
  for (const Edition& edition : editions) {
    if (group == nullptr || *group != edition.group) said.clear();
    group = &edition.group;
    const std::vector<SpanMatch> matches = matcher.match(edition.id);
    const Record record = unpack_record(matcher.data());
    for (const SpanMatch& match : matches) {
      if (match.n == 0 || match.n > record.claims.size()) continue;
      const bool is_new = said.insert(name_key(record.claims[match.n - 1].text)).second;
      const TextSpan& span = matcher.spans()[match.n];
      if (is_new && span.zone == (edition.in_body ? Zone::body : Zone::summary))
        fn(edition.id, match, matcher, span);
    }
  }
}

// Calls FN for the briefs that may hold such a claim, those of each index in their order.
// MATCHER looks for the words of QUERY itself where the next brief is looked for: so their
// lists are read once.
template <class Fn>
void for_each_candidate(const IndexSet& indexes, const BoundQuery& query,
                        SpanMatcher& matcher, Fn fn) {
  const std::size_t parts = indexes.parts.size();
  for (std::size_t part = 0; part < parts; ++part) {
    const auto candidates =
        walk_candidates({&query}, indexes.parts[part], matcher.places(), part);
    for (Xapian::docid id = candidates->seek(1); id != no_document;
         id = candidates->seek(id + 1))
      fn(static_cast<Xapian::docid>((id - 1) * parts + part + 1));
  }
}

// Calls FN(brief, matched span, its matcher, its span) for every claim of BRIEF that
// matches, unless it has other editions: then it is put to those of EDITIONS.
template <class Matcher, class Fn>
void match_one(Xapian::docid brief, bool has_editions, Matcher& matcher,
               std::vector<Edition>& editions, Fn fn) {
  const std::vector<SpanMatch> matches = matcher.match(brief);
  if (matches.empty()) return;
  const SpanTable& spans = matcher.spans();
  const bool in_body = any_in_body(matches, spans);
  if (has_editions) {
    if (std::string group(matcher.value(versions_slot)); !group.empty()) {
      editions.push_back(
          {std::move(group), in_body, std::string(matcher.value(date_slot)), brief});
      return;
    }
  }
  for (const SpanMatch& match : matches)
    if (spans[match.n].zone == (in_body ? Zone::body : Zone::summary))
      fn(brief, match, matcher, spans[match.n]);
}

// The same for all briefs. SLOTS: what FN asks of the matcher.
template <class Fn>
void for_each_claim(const IndexSet& indexes, const BoundQuery& query, bool all_versions,
                    std::set<Slot> slots, Fn fn) {
  const bool has_editions = !all_versions && count_in_groups(indexes) != 0;
  std::vector<Edition> editions;
  if (indexes.is_remote) {
    if (has_editions) slots.insert(versions_slot);
    ServedMatcher matcher(query, indexes, slots);
    for (const Xapian::docid brief : matcher.briefs())
      match_one(brief, has_editions, matcher, editions, fn);
    for_each_edition(std::move(editions), matcher, fn);
    return;
  }
  SpanMatcher matcher(query, indexes);
  for_each_candidate(indexes, query, matcher, [&](Xapian::docid brief) {
    match_one(brief, has_editions, matcher, editions, fn);
  });
  for_each_edition(std::move(editions), matcher, fn);
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

// The first COUNT in order. By relevance most are told apart by their scores, so that few
// dates need be looked up.
void keep_best(const IndexSet& indexes, std::vector<Candidate>& candidates, Sort sort,
               std::size_t count) {
  const bool by_date = sort == Sort::newest || sort == Sort::oldest;
  if (count == 0) return candidates.clear();
  if (!by_date && count < candidates.size()) {
    const auto nth = candidates.begin() + static_cast<std::ptrdiff_t>(count - 1);
    std::nth_element(candidates.begin(), nth, candidates.end(),
                     [](const Candidate& a, const Candidate& b) {
                       return a.match.score > b.match.score;
                     });
    std::erase_if(candidates, [least = nth->match.score](const Candidate& candidate) {
      return candidate.match.score < least;
    });
  }
  std::sort(
      candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) {
        return std::tie(a.match.id, a.match.span) < std::tie(b.match.id, b.match.span);
      });
  if (!indexes.is_remote) add_dates(indexes, candidates);
  std::partial_sort(
      candidates.begin(), candidates.begin() + static_cast<std::ptrdiff_t>(count),
      candidates.end(),
      [&](const Candidate& a, const Candidate& b) { return comes_before(a, b, sort); });
}

}  // namespace

Found search_claims(const IndexSet& indexes, const FilteredQuery& query,
                    const SearchOptions& options) {
  std::vector<Candidate> candidates;
  std::vector<Facet> facets = count_in_passes(
      query, options,
      [&](const BoundQuery& asked, std::vector<FacetCounter>& counters, bool is_first) {
        std::set<Slot> slots;
        for (const FacetCounter& counter : counters) slots.insert(counter.facet().slot);
        for_each_claim(indexes, asked, options.all_versions, slots,
                       [&](Xapian::docid id, const SpanMatch& match, auto& matcher,
                           const TextSpan& span) {
                         for (FacetCounter& counter : counters)
                           counter.count_claim(matcher.slot(counter.facet()), span);
                         if (!is_first) return;
                         candidates.push_back({{id, match.n, match.score}, {}});
                         // Far away, what was read once is not asked for again.
                         if (indexes.is_remote)
                           candidates.back().date = matcher.value(date_slot);
                       });
      });
  Found found;
  found.total = candidates.size();
  const std::size_t begin = std::min(options.offset, candidates.size());
  const std::size_t end = std::min(begin + options.limit, candidates.size());
  keep_best(indexes, candidates, options.sort, end);
  for (std::size_t i = begin; i < end; ++i) found.matches.push_back(candidates[i].match);
  found.facets = std::move(facets);
  return found;
}

}  // namespace debrief
