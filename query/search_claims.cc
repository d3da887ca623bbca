#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "debrief/index.h"
#include "debrief/record.h"
#include "query/count_claims.h"
#include "query/count_facets.h"
#include "query/each_candidate.h"
#include "query/facet_passes.h"
#include "query/find_matches.h"
#include "query/first_claims.h"
#include "query/match_served.h"
#include "query/match_spans.h"
#include "query/search.h"
#include "query/walk_candidates.h"

namespace debrief {
namespace {

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

// Of a span of the brief that was matched last.
Zone zone_of(SpanMatcher& matcher, std::size_t n) {
  return matcher.brief().outline().zones[n];
}
Zone zone_of(const ServedMatcher& matcher, std::size_t n) {
  return matcher.spans()[n].zone;
}

// Those in a claim of the body, if there are any, else those in a bullet.
template <class Matcher>
void keep_one_zone(std::vector<SpanMatch>& matches, Matcher& matcher, bool in_body) {
  std::erase_if(matches, [&](const SpanMatch& match) {
    return zone_of(matcher, match.n) != (in_body ? Zone::body : Zone::summary);
  });
}

// Of the brief that was matched last, the claims whose words are in SAID, where those of
// all others are put.
template <class Matcher>
void drop_said(std::vector<SpanMatch>& matches, Matcher& matcher,
               std::set<std::string>& said) {
  const Record record = unpack_record(matcher.data());
  std::erase_if(matches, [&](const SpanMatch& match) {
    return match.n == 0 || match.n > record.claims.size() ||
           !said.insert(name_key(record.claims[match.n - 1].text)).second;
  });
}

// Those that for_each_edition() will ask for what they say.
std::vector<Xapian::docid> editions_read(const std::vector<Edition>& editions,
                                         ServedMatcher& matcher) {
  std::map<std::string, std::size_t> members;
  for (const Edition& edition : editions) ++members[edition.group];
  std::vector<Xapian::docid> ids;
  for (const Edition& edition : editions)
    if (members[edition.group] != 1 || matcher.match(edition.id).size() != 1)
      ids.push_back(edition.id);
  return ids;
}

// Calls FN for the claims of editions: words that several of a group have once.
template <class Matcher, class Fn>
void for_each_edition(std::vector<Edition> editions, Matcher& matcher, Fn fn) {
  std::sort(editions.begin(), editions.end(), is_asked_before);
  std::set<std::string> said;
  for (auto edition = editions.begin(); edition != editions.end(); ++edition) {
    const bool is_first =
        edition == editions.begin() || std::prev(edition)->group != edition->group;
    const bool is_last =
        edition + 1 == editions.end() || std::next(edition)->group != edition->group;
    if (is_first) said.clear();
    std::vector<SpanMatch> matches = matcher.match(edition->id);
    // One claim alone says nothing twice.
    if (!is_first || !is_last || matches.size() != 1) drop_said(matches, matcher, said);
    keep_one_zone(matches, matcher, edition->in_body);
    if (!matches.empty()) fn(edition->id, matches, matcher);
  }
}

// Calls FN(brief, whether it has other editions) for the briefs that may hold such a
// claim, those of each index in their order. MATCHER looks for the words of QUERY itself
// where the next brief is looked for: so their lists are read once.
template <class Fn>
void for_each_candidate(const IndexSet& indexes, const BoundQuery& query,
                        bool has_editions, SpanMatcher& matcher, Fn fn) {
  const std::size_t parts = indexes.parts.size();
  for (std::size_t part = 0; part < parts; ++part) {
    const FindIds find = [&](const Plan& plan) { return find_ids(indexes, part, plan); };
    std::vector<Xapian::docid> in_groups;
    if (has_editions) in_groups = find(Plan(std::string(in_group_term)));
    const auto candidates =
        walk_candidates({&query}, indexes.parts[part], matcher.places(), part, find);
    each_candidate(*candidates, matcher, part, parts, [&](Xapian::docid brief) {
      const auto id = static_cast<Xapian::docid>((brief - 1) / parts + 1);
      fn(brief, std::binary_search(in_groups.begin(), in_groups.end(), id));
    });
  }
}

// Calls FN(brief, its claims that match, its matcher), unless it has other editions: then
// it is put to those of EDITIONS.
template <class Matcher, class Fn>
void match_one(Xapian::docid brief, bool has_editions, Matcher& matcher,
               std::vector<Edition>& editions, Fn fn) {
  std::vector<SpanMatch> matches = matcher.match(brief);
  if (matches.empty()) return;
  const bool in_body = std::any_of(
      matches.begin(), matches.end(),
      [&](const SpanMatch& match) { return zone_of(matcher, match.n) == Zone::body; });
  if (has_editions) {
    if (std::string group(matcher.value(versions_slot)); !group.empty()) {
      editions.push_back(
          {std::move(group), in_body, std::string(matcher.value(date_slot)), brief});
      return;
    }
  }
  keep_one_zone(matches, matcher, in_body);
  if (!matches.empty()) fn(brief, matches, matcher);
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
    matcher.expect_data(editions_read(editions, matcher));
    for_each_edition(std::move(editions), matcher, fn);
    return;
  }
  SpanMatcher matcher(query, indexes);
  for_each_candidate(indexes, query, has_editions, matcher,
                     [&](Xapian::docid brief, bool is_in_group) {
                       match_one(brief, is_in_group, matcher, editions, fn);
                     });
  for_each_edition(std::move(editions), matcher, fn);
}

}  // namespace

Found search_claims(const IndexSet& indexes, const FilteredQuery& query,
                    const SearchOptions& options) {
  FirstClaims first(indexes, options.sort, options.offset, options.limit);
  std::vector<Facet> facets = count_in_passes(
      query, options,
      [&](const BoundQuery& asked, std::vector<FacetCounter>& counters, bool is_first) {
        std::set<Slot> slots;
        for (const FacetCounter& counter : counters) slots.insert(counter.facet().slot);
        ClaimCounter counter(counters);
        for_each_claim(
            indexes, asked, options.all_versions, slots,
            [&](Xapian::docid id, const std::vector<SpanMatch>& claims, auto& matcher) {
              counter.count(claims, matcher);
              if (!is_first) return;
              // Far away, what was read once is not asked for again.
              std::string date;
              if (indexes.is_remote) date = matcher.value(date_slot);
              first.add(id, claims, std::move(date));
            });
        counter.finish();
      });
  Found found;
  found.total = first.total();
  found.matches = first.page();
  found.facets = std::move(facets);
  return found;
}

}  // namespace debrief
