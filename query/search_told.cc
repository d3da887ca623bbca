#include "query/search_told.h"

#include <algorithm>
#include <set>
#include <string>
#include <unordered_set>
#include <utility>
#include <vector>

#include "debrief/periods.h"
#include "debrief/schema.h"
#include "query/answer_spans.h"
#include "query/brief_values.h"
#include "query/facet_passes.h"
#include "query/match_far.h"
#include "query/match_served.h"
#include "query/plan_order.h"
#include "query/plan_query.h"
#include "query/set_order.h"
#include "query/told_by.h"

namespace debrief {
namespace {

// A question in two: what servers find, never fewer than match and with their scores, and
// what tells those that do among them.
struct Divided {
  BoundQuery found;
  BoundQuery told;
};

bool is_divisible(const BoundQuery& part) {
  return !needs_spans(part) || part.op == BoundOp::except || is_answered_here(part);
}

std::optional<Divided> divide(const BoundQuery& query) {
  Divided divided;
  divided.found.op = divided.told.op = BoundOp::both;
  const std::vector<BoundQuery> one = {query};
  for (const BoundQuery& part : query.op == BoundOp::both ? query.parts : one) {
    if (!is_divisible(part)) return std::nullopt;
    const bool is_told = needs_spans(part);
    if (is_told) divided.told.parts.push_back(part);
    divided.found.parts.push_back(is_told ? candidates_of(part) : part);
  }
  if (divided.told.parts.empty()) return std::nullopt;
  // What all briefs may be is better told by what they must not have.
  const auto is_open = [](const BoundQuery& part) { return part.op == BoundOp::all; };
  if (query.rows == RowsBy::texts &&
      std::all_of(divided.found.parts.begin(), divided.found.parts.end(), is_open))
    return std::nullopt;
  if (divided.told.parts.size() == 1) {
    BoundQuery only = divided.told.parts.front();
    divided.told = std::move(only);
  }
  return divided;
}

// All that servers find, the best first.
std::vector<Match> rank_all(const IndexSet& indexes, const BoundQuery& found,
                            const SearchOptions& options) {
  FarQuestion question;
  question.plan = plan_order(found, options.added);
  if (is_by_relevance(options.sort)) question.scores = ScoredBy::words;
  question.by_value = date_slot;
  question.limit = indexes.all.get_doccount();
  std::vector<Match> matches;
  for (const FarMatch& match : match_far(indexes, question).page)
    matches.push_back({match.id, 0, is_by_relevance(options.sort) ? match.score : 0});
  return matches;
}

// The undated last, whichever way.
std::vector<Match> by_date(const std::vector<Xapian::docid>& ids,
                           const BriefValues& values, Sort sort) {
  std::vector<std::pair<std::string, Xapian::docid>> dated;
  for (const Xapian::docid id : ids) {
    std::string date(values.value(id, date_slot).value_or(""));
    if (sort == Sort::oldest && !date_in(date)) date.insert(0, "99999999");
    dated.emplace_back(std::move(date), id);
  }
  std::sort(dated.begin(), dated.end(), [&](const auto& a, const auto& b) {
    if (a.first == b.first) return a.second < b.second;
    return sort == Sort::oldest ? a.first < b.first : a.first > b.first;
  });
  std::vector<Match> matches;
  for (const auto& [date, id] : dated) matches.push_back({id, 0, 0});
  return matches;
}

// Of several editions the first stays.
void keep_one_edition(const BriefValues& values, std::vector<Match>& matches) {
  std::unordered_set<std::string> groups;
  std::erase_if(matches, [&](const Match& match) {
    const std::string group(values.value(match.id, versions_slot).value_or(""));
    return !group.empty() && !groups.insert(group).second;
  });
}

// What matches, in order, each edition or one of each brief.
std::vector<Match> find_told(const IndexSet& indexes, const Divided& divided,
                             const SearchOptions& options, const BriefValues& values) {
  const std::vector<Xapian::docid> ids = match_briefs(divided.told, indexes, values);
  std::vector<Match> matches;
  const bool has_order =
      options.limit != 0 || (!options.all_versions && count_in_groups(indexes) != 0);
  if (has_order && is_by_relevance(options.sort)) {
    matches = rank_all(indexes, divided.found, options);
    std::erase_if(matches, [&](const Match& match) {
      return !std::binary_search(ids.begin(), ids.end(), match.id);
    });
  } else {
    matches = by_date(ids, values, options.sort);
  }
  if (!options.all_versions) keep_one_edition(values, matches);
  return matches;
}

// Those of a page; by relevance, with the words that are near each other.
std::vector<Match> page_among(const IndexSet& indexes, const BoundQuery& asked,
                              const SearchOptions& options, const BriefValues& values,
                              std::vector<Match> matches) {
  const bool is_reordered =
      is_by_relevance(options.sort) && options.offset < most_reordered;
  if (options.limit != 0 && is_reordered && !near_pairs(asked).empty()) {
    std::vector<Match> first = matches;
    if (first.size() > most_reordered) first.resize(most_reordered);
    std::vector<std::string> ids;
    for (const Match& match : first)
      ids.emplace_back(id_in(values.value(match.id, date_slot).value_or("")));
    first = order_by_nearness(indexes, asked, options.added, std::move(first), ids,
                              matches.size());
    std::copy(first.begin(), first.end(), matches.begin());
  }
  const std::size_t begin = std::min(options.offset, matches.size());
  const std::size_t count = std::min(options.limit, matches.size() - begin);
  const auto from = matches.begin() + static_cast<std::ptrdiff_t>(begin);
  return {from, from + static_cast<std::ptrdiff_t>(count)};
}

}  // namespace

std::optional<Found> search_told(const IndexSet& indexes, const FilteredQuery& query,
                                 const SearchOptions& options) {
  if (!divide(query.query)) return std::nullopt;
  Found found;
  found.facets = count_in_passes(
      query, options,
      [&](const BoundQuery& asked, std::vector<FacetCounter>& counters, bool is_first) {
        SearchOptions page = options;
        if (!is_first) page.limit = 0;
        const Divided divided = divide(asked).value();
        std::set<Slot> slots = slots_told_by(divided.told);
        if (!options.all_versions && count_in_groups(indexes) != 0)
          slots.insert(versions_slot);
        for (const FacetCounter& counter : counters) slots.insert(counter.facet().slot);
        const BriefValues values(indexes, plan_query(divided.found), slots, {});
        std::vector<Match> matches = find_told(indexes, divided, page, values);
        for (FacetCounter& counter : counters)
          for (const Match& match : matches)
            counter.count_slot(values.value(match.id, counter.facet().slot).value_or(""),
                               1);
        if (!is_first) return;
        found.total = matches.size();
        found.matches = page_among(indexes, asked, options, values, std::move(matches));
      });
  return found;
}

}  // namespace debrief
