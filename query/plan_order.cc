#include "query/plan_order.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "debrief/periods.h"
#include "debrief/schema.h"
#include "query/add_far_pairs.h"
#include "query/answer_near.h"
#include "query/match_far.h"
#include "query/plan_query.h"
#include "query/postings/word_score.h"
#include "query/score_matches.h"
#include "query/settle_ties.h"
#include "query/told_by.h"

namespace debrief {
namespace {

constexpr std::size_t reach = 3;  // places from one word of a question to the other
constexpr int window = 2;         // how far apart at most
constexpr double nearness = 1.0 / 32;
constexpr std::size_t most_pairs = 64;

// Of so many matches it is quicker to look at the positions of all than to name some.
constexpr std::size_t most_unnamed = 5 * most_reordered;

// The words of a question in order. A place where several may stand, or one in a field of
// its own, is empty: it is near to nothing.
struct Place {
  std::string stem;
  const BoundQuery* part = nullptr;  // of one, words are near in any case
};
std::vector<Place> words_in_order(const BoundQuery& query) {
  std::vector<Place> words;
  for_each_words(query, [&](const BoundQuery& part) {
    for (const auto& stems : part.words) {
      const bool is_one = stems.size() == 1 && part.where == Where::anywhere;
      words.push_back({is_one ? stems.front() : "", part.row ? part.row.get() : &part});
    }
  });
  return words;
}

Plan add_words(const Plan& asked, const std::vector<AddedWord>& added) {
  if (added.empty()) return asked;
  std::vector<Plan> words;
  for (const AddedWord& word : added)
    words.emplace_back(Xapian::Query::OP_SCALE_WEIGHT, Plan(word.stem), word.weight);
  return {Xapian::Query::OP_AND_MAYBE, asked,
          Plan(Xapian::Query::OP_OR, words.begin(), words.end())};
}

std::vector<Xapian::docid> numbers_of(
    const std::map<Xapian::docid, std::string>& briefs) {
  std::vector<Xapian::docid> numbers;
  for (const auto& [number, id] : briefs) numbers.push_back(number);
  return numbers;
}

// Those briefs: by their numbers where those are of one database here, else by the terms
// of their ids.
Plan these(const IndexSet& indexes, const std::map<Xapian::docid, std::string>& briefs) {
  if (indexes.parts.size() == 1 && !indexes.is_remote)
    return Plan::numbers(numbers_of(briefs));
  std::vector<Plan> terms;
  for (const auto& [number, id] : briefs)
    terms.emplace_back(std::string(id_prefix) + id, 0);
  return {Xapian::Query::OP_OR, terms.begin(), terms.end()};
}

// The first of BEST, by their numbers, with their ids where those are asked for.
std::map<Xapian::docid, std::string> first_named(const IndexSet& indexes,
                                                 const std::vector<Match>& best,
                                                 const std::vector<std::string>& ids,
                                                 bool with_ids) {
  std::map<Xapian::docid, std::string> first;
  for (std::size_t i = 0; i < best.size() && first.size() < most_reordered; ++i) {
    std::string& id = first[best[i].id];
    if (i < ids.size())
      id = ids[i];
    else if (with_ids)
      id = id_in(indexes.all.get_document(best[i].id).get_value(date_slot));
  }
  return first;
}

BoundQuery word(const std::string& stem) {
  BoundQuery one;
  one.op = BoundOp::words;
  one.words = {{stem}};
  return one;
}

// The pairs as windows.
std::vector<BoundQuery> windows_in(const BoundQuery& query) {
  const std::vector<Place> words = words_in_order(query);
  std::set<std::pair<std::string, std::string>> seen;
  std::vector<BoundQuery> windows;
  for (std::size_t i = 0; i < words.size(); ++i)
    for (std::size_t j = i + 1; j <= i + reach && j < words.size(); ++j) {
      if (windows.size() == most_pairs) return windows;
      const auto& [low, high] = std::minmax(words[i].stem, words[j].stem);
      if (words[i].part == words[j].part) continue;  // a phrase is near in any case
      if (low.empty() || low == high || !seen.emplace(low, high).second) continue;
      BoundQuery& near = windows.emplace_back();
      near.op = BoundOp::near;
      near.distance = window;
      near.rows = words[i].part->rows;
      near.parts = {word(low), word(high)};
    }
  return windows;
}

std::vector<Plan> plan_pairs(const std::vector<BoundQuery>& windows) {
  std::vector<Plan> pairs;
  for (const BoundQuery& near : windows)
    pairs.emplace_back(Xapian::Query::OP_SCALE_WEIGHT, plan_query(near), nearness);
  return pairs;
}

// The pairs one by one and outermost: of windows in an OR or within a FILTER, Xapian 1.4
// adds up scores also where the words are not near.
Plan with_pairs(Plan order, const std::vector<BoundQuery>& windows) {
  for (const Plan& pair : plan_pairs(windows))
    order = {Xapian::Query::OP_AND_MAYBE, order, pair};
  return order;
}

// The FIRST of what ASKED finds, in the order of their scores; none: only Xapian can tell.
std::vector<Match> score_again(const IndexSet& indexes, const Plan& asked,
                               const std::vector<BoundQuery>& windows,
                               const std::map<Xapian::docid, std::string>& first) {
  const std::vector<Xapian::docid> among = numbers_of(first);
  auto scored = score_everywhere(indexes, with_pairs(asked, windows), &among);
  if (!scored) return {};
  return first_by_score(*std::move(scored), first.size());
}

// True where what plan_candidates() has of QUERY scores as plan_query() does.
bool keeps_scores(const BoundQuery& query) {
  if (query.op == BoundOp::except) return query.parts.front().op == BoundOp::brief;
  return query.op != BoundOp::at_least &&
         std::all_of(query.parts.begin(), query.parts.end(), keeps_scores);
}

// The first COUNT of BEST, whose scores are known but for the pairs, in the order of all
// their scores; none: only Xapian can tell.
std::vector<Match> add_pairs(const IndexSet& indexes, std::vector<Match> best,
                             std::size_t count, const std::vector<BoundQuery>& windows) {
  best.resize(count);
  std::sort(best.begin(), best.end(),
            [](const Match& a, const Match& b) { return a.id < b.id; });
  std::vector<Xapian::docid> ids;
  for (const Match& match : best) ids.push_back(match.id);
  for (const Plan& pair : plan_pairs(windows)) {
    const auto near = score_everywhere(indexes, pair, &ids);
    if (!near) return {};
    for (const Match& match : *near) {
      const auto at = std::lower_bound(ids.begin(), ids.end(), match.id);
      best[static_cast<std::size_t>(at - ids.begin())].score += match.score;
    }
  }
  return first_by_score(std::move(best), count);
}

// The same by Xapian, that finds at most MOST.
std::vector<Match> score_by_xapian(const IndexSet& indexes, const Plan& order,
                                   const std::map<Xapian::docid, std::string>& first,
                                   std::size_t most) {
  Xapian::Enquire enquire(indexes.all);
  enquire.set_query(order);
  set_scores(enquire);
  const auto scored = [&] {
    std::vector<Match> matches;
    const auto count = static_cast<Xapian::doccount>(most);
    const Xapian::MSet again = enquire.get_mset(0, count, count);
    for (auto hit = again.begin(); hit != again.end(); ++hit)
      if (first.count(*hit) != 0) matches.push_back({*hit, 0, hit.get_weight()});
    return matches;
  };
  std::vector<Match> ordered = scored();
  // Told to sort by date as well, Xapian reads the date of each.
  if (!settle_ties(indexes, ordered)) {
    enquire.set_sort_by_relevance_then_value(date_slot, true);
    ordered = scored();
  }
  return ordered;
}

// The same where some parts are served.
std::vector<Match> score_far(const IndexSet& indexes, const Plan& order,
                             const std::map<Xapian::docid, std::string>& first,
                             std::size_t most) {
  FarQuestion question;
  question.plan = order;
  question.scores = ScoredBy::words;
  question.by_value = date_slot;
  question.limit = most;
  question.is_total_exact = false;
  for (const auto& [number, id] : first)
    if (!id.empty()) question.named.emplace(number, std::string(id_prefix) + id);
  std::vector<Match> matches;
  for (const FarMatch& match : match_far(indexes, question).page)
    if (first.count(match.id) != 0) matches.push_back({match.id, 0, match.score});
  return matches;
}

}  // namespace

std::vector<Plan> near_pairs(const BoundQuery& query) {
  return plan_pairs(windows_in(query));
}

Plan plan_order(const BoundQuery& query, const std::vector<AddedWord>& added) {
  return add_words(plan_query(query), added);
}

std::vector<Match> order_by_nearness(const IndexSet& indexes, const BoundQuery& query,
                                     const std::vector<AddedWord>& added,
                                     std::vector<Match> best,
                                     const std::vector<std::string>& ids,
                                     std::size_t total) {
  std::vector<BoundQuery> pairs = windows_in(query);
  if (pairs.empty() || best.size() < 2) return best;
  const bool are_named = total > most_unnamed;
  const bool by_ids = indexes.is_remote || indexes.parts.size() > 1;
  const std::map<Xapian::docid, std::string> first = first_named(
      indexes, best, ids, by_ids && (are_named || indexes.rows == RowsBy::texts));
  answer_near(indexes, first, pairs);
  const bool are_added = !needs_positions(query) && keeps_scores(query);
  if (are_added && indexes.rows == RowsBy::xapian) {
    const std::vector<Match> some(
        best.begin(), best.begin() + static_cast<std::ptrdiff_t>(first.size()));
    if (const auto ordered = add_far_pairs(indexes, some, plan_pairs(pairs))) {
      std::copy(ordered->begin(), ordered->end(), best.begin());
      return best;
    }
  }
  // That these match is known, also where only positions could tell.
  const Plan asked = add_words(plan_candidates(query), added);
  std::vector<Match> ordered = are_added ? add_pairs(indexes, best, first.size(), pairs)
                                         : score_again(indexes, asked, pairs, first);
  if (ordered.empty() || !settle_ties(indexes, ordered)) {
    const Plan named =
        are_named ? Plan{Xapian::Query::OP_FILTER, asked, these(indexes, first)} : asked;
    // Several indexes may hold the same brief, and not all of these be among the first.
    const auto score = indexes.is_remote ? score_far : score_by_xapian;
    ordered = score(
        indexes, with_pairs(named, pairs), first,
        are_named ? first.size() * indexes.parts.size() : indexes.all.get_doccount());
  }
  std::copy(ordered.begin(), ordered.end(), best.begin());
  return best;
}

void set_scores(Xapian::Enquire& enquire) {
  enquire.set_weighting_scheme(Xapian::IneB2Weight(score_normalisation));
}

}  // namespace debrief
