#include "query/one_edition_each.h"

#include <xapian.h>

#include <algorithm>
#include <optional>
#include <string>
#include <unordered_set>
#include <utility>
#include <vector>

#include "debrief/periods.h"
#include "debrief/schema.h"
#include "query/answer_spans.h"
#include "query/best_editions.h"
#include "query/mark_everywhere.h"
#include "query/match_far.h"
#include "query/order_by_date.h"
#include "query/plan_order.h"
#include "query/plan_query.h"
#include "query/score_matches.h"
#include "query/set_order.h"
#include "query/settle_ties.h"
#include "query/versions_of.h"

namespace debrief {
namespace {

constexpr std::size_t id_size = 16;  // hexadecimal digits, the end of what date_slot has

struct Member {
  std::string group;
  std::string order;  // as in date_slot: its last digits are the id
  Xapian::docid number = 0;
};

// MEMBERS, sorted, in the order in which they are shown.
std::vector<Member> in_order_shown(std::vector<Member> members, Sort sort) {
  if (sort == Sort::oldest)  // the undated last
    std::stable_partition(members.begin(), members.end(), [](const Member& member) {
      return date_in(member.order).has_value();
    });
  return members;
}

// What stands behind a better match of its group: by numbers, which one local index knows,
// by ids, which all do, or, of servers, by both.
BoundQuery behind_others(std::vector<Member> matches, Sort sort, bool by_numbers,
                         bool by_ids) {
  BoundQuery behind;
  behind.op = BoundOp::brief;
  std::unordered_set<std::string> groups;
  for (const auto& [group, order, number] : in_order_shown(std::move(matches), sort)) {
    if (groups.insert(group).second) continue;
    if (by_numbers) behind.numbers.push_back(number);
    if (by_ids)
      behind.values.insert(order.substr(order.size() - std::min(order.size(), id_size)));
  }
  std::sort(behind.numbers.begin(), behind.numbers.end());
  if (behind.numbers.empty() && behind.values.empty()) behind.op = BoundOp::nothing;
  return behind;
}

BoundQuery no_others() {
  BoundQuery none;
  none.op = BoundOp::nothing;
  return none;
}

// The matches that have other editions.
std::vector<Xapian::docid> in_groups_among(const IndexSet& indexes,
                                           const PartMatches& matches) {
  const std::string in_group(in_group_term);
  if (matches.all) return find_ids(indexes, 0, Plan(in_group));
  const auto postings = indexes.part_postings();
  return postings.empty() ? with_versions(indexes.parts.front(), matches.ids)
                          : postings.front()->list(in_group).among(matches.ids).ids;
}

// The matches that are in a group with another match, by id, each with its group's number.
using Groups = std::vector<std::pair<Xapian::docid, std::size_t>>;
Groups shared_groups(const IndexSet& indexes, const PartMatches& matches) {
  const Xapian::Database& db = indexes.parts.front();
  const std::vector<Xapian::docid> in_groups = in_groups_among(indexes, matches);
  if (in_groups.size() < 2) return {};
  std::vector<std::pair<std::string, Xapian::docid>> members;
  auto key = db.valuestream_begin(versions_slot);
  for (const Xapian::docid id : in_groups) {
    key.skip_to(id);
    if (key == db.valuestream_end(versions_slot)) break;
    if (key.get_docid() == id) members.emplace_back(*key, id);
  }
  std::sort(members.begin(), members.end());
  Groups groups;
  std::size_t group = 0;
  for (std::size_t i = 0; i < members.size(); ++i) {
    const bool is_first = i == 0 || members[i].first != members[i - 1].first;
    const bool is_last =
        i + 1 == members.size() || members[i].first != members[i + 1].first;
    group += is_first ? 1 : 0;
    if (!is_first || !is_last) groups.emplace_back(members[i].second, group - 1);
  }
  std::sort(groups.begin(), groups.end());
  return groups;
}

// IDS, ascending, in the order in which they are shown. Nothing: there are too many of
// equal scores or without a facet table.
std::optional<std::vector<Match>> order_shown(const IndexSet& indexes,
                                              const BoundQuery& query, Sort sort,
                                              const std::vector<Xapian::docid>& ids) {
  if (!is_by_relevance(sort))
    return order_by_date(indexes, matches_of(indexes, ids), sort, 0, ids.size());
  const Plan plan = plan_query(query);
  if (auto scored = score_everywhere(indexes, plan, &ids)) {
    const std::size_t count = scored->size();
    *scored = first_by_score(*std::move(scored), count);
    if (!settle_ties(indexes, *scored)) return std::nullopt;
    return scored;
  }
  Xapian::Enquire enquire(indexes.all);
  set_scores(enquire);
  enquire.set_query(Plan{Xapian::Query::OP_FILTER, plan, Plan::numbers(ids)});
  const Xapian::MSet scored =
      enquire.get_mset(0, static_cast<Xapian::doccount>(ids.size()));
  std::vector<Match> matches;
  for (auto match = scored.begin(); match != scored.end(); ++match)
    matches.push_back({*match, 0, match.get_weight()});
  if (!settle_ties(indexes, matches)) return std::nullopt;
  return matches;
}

// The same of some of SCORED, by id.
std::optional<std::vector<Match>> order_scored(const IndexSet& indexes,
                                               const std::vector<Match>& scored,
                                               const std::vector<Xapian::docid>& ids) {
  std::vector<Match> ordered;
  auto at = scored.begin();
  for (const Xapian::docid id : ids) {
    at = std::find_if(at, scored.end(), [&](const Match& one) { return one.id == id; });
    if (at == scored.end()) return std::nullopt;
    ordered.push_back(*at);
  }
  std::stable_sort(ordered.begin(), ordered.end(),
                   [](const Match& a, const Match& b) { return a.score > b.score; });
  if (!settle_ties(indexes, ordered)) return std::nullopt;
  return ordered;
}

BoundQuery with_numbers(std::vector<Xapian::docid> numbers) {
  BoundQuery behind;
  behind.op = numbers.empty() ? BoundOp::nothing : BoundOp::brief;
  behind.numbers = std::move(numbers);
  return behind;
}

// What PLAN finds, at most MOST, in order but for the undated of Sort::oldest, whose keys
// no server takes.
std::vector<Member> members_here(const IndexSet& indexes, const Plan& plan, Sort sort,
                                 Xapian::doccount most) {
  Xapian::Enquire enquire(indexes.all);
  (void)set_order(enquire, indexes, sort == Sort::oldest ? Sort::newest : sort);
  if (sort == Sort::oldest) enquire.set_sort_by_value(date_slot, false);
  enquire.set_query(plan);
  // Collapsed to all there are: so the keys come with the matches.
  enquire.set_collapse_key(versions_slot, most);
  const Xapian::MSet matches = enquire.get_mset(0, most);
  std::vector<Member> members;
  for (auto match = matches.begin(); match != matches.end(); ++match)
    members.push_back({match.get_collapse_key(), match.get_sort_key(), *match});
  return members;
}

std::vector<Member> members_far(const IndexSet& indexes, const Plan& plan, Sort sort,
                                Xapian::doccount most) {
  FarQuestion question;
  question.plan = plan;
  if (is_by_relevance(sort)) question.scores = ScoredBy::words;
  question.by_value = date_slot;
  question.highest_first = sort != Sort::oldest;
  question.with_value = versions_slot;
  question.limit = most;
  question.is_total_exact = false;
  std::vector<Member> members;
  for (FarMatch& match : match_far(indexes, question).page)
    members.push_back({std::move(match.value), std::move(match.sorted_by), match.id});
  return members;
}

}  // namespace

BoundQuery other_editions(const IndexSet& indexes, const BoundQuery& query, Sort sort) {
  const Xapian::doccount most = count_in_groups(indexes);
  if (most == 0) return no_others();
  const Plan asked = plan_query(answered(indexes, query));
  const Plan in_groups{Xapian::Query::OP_FILTER, asked,
                       plan_unscored(std::string(in_group_term), indexes)};
  const auto members_in = indexes.is_remote ? members_far : members_here;
  const bool is_one = !indexes.is_remote && indexes.parts.size() == 1;
  BoundQuery behind = behind_others(members_in(indexes, in_groups, sort, most), sort,
                                    is_one || indexes.is_remote, !is_one);
  behind.by_terms = indexes.is_remote;
  return behind;
}

std::vector<Xapian::docid> briefs_in_groups(const IndexSet& indexes) {
  if (const auto known = known_in_groups(indexes)) return {known->begin(), known->end()};
  return find_ids(indexes, 0, Plan(std::string(in_group_term)));
}

BoundQuery other_editions_among(const IndexSet& indexes, const BoundQuery& query,
                                const Matches& matches, Sort sort,
                                const std::vector<Match>* scored) {
  if (auto known = known_behind(indexes, matches.parts.front(), sort, scored))
    return with_numbers(*std::move(known));
  const Groups groups = shared_groups(indexes, matches.parts.front());
  if (groups.empty()) return no_others();
  std::vector<Xapian::docid> ids;
  std::size_t count = 0;
  for (const auto& [id, group] : groups) {
    ids.push_back(id);
    count = std::max(count, group + 1);
  }
  std::optional<std::vector<Match>> ordered;
  if (scored == nullptr || !is_by_relevance(sort))
    ordered = order_shown(indexes, query, sort, ids);
  else
    ordered = order_scored(indexes, *scored, ids);
  if (!ordered) return other_editions(indexes, query, sort);
  std::vector<Xapian::docid> behind;
  std::vector<bool> is_seen(count);
  for (const Match& match : *ordered) {
    const auto member = std::lower_bound(groups.begin(), groups.end(),
                                         std::pair(match.id, std::size_t{0}));
    if (is_seen[member->second]) behind.push_back(match.id);
    is_seen[member->second] = true;
  }
  std::sort(behind.begin(), behind.end());
  return with_numbers(std::move(behind));
}

BoundQuery without(const BoundQuery& query, BoundQuery behind) {
  if (behind.op == BoundOp::nothing) return query;
  BoundQuery except;
  except.op = BoundOp::except;
  except.parts.push_back(std::move(behind));
  BoundQuery rest;
  rest.op = BoundOp::both;
  rest.parts = {query, std::move(except)};
  return rest;
}

BoundQuery one_edition_each(const IndexSet& indexes, const BoundQuery& query, Sort sort) {
  if (!indexes.is_remote && indexes.parts.size() == 1) {
    if (count_in_groups(indexes) == 0) return query;
    const BoundQuery known = answered(indexes, query);
    const Matches matches = find_matches(indexes, plan_query(known));
    return without(query, other_editions_among(indexes, known, matches, sort, {}));
  }
  return without(query, other_editions(indexes, query, sort));
}

}  // namespace debrief
