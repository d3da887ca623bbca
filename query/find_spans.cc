#include "query/find_spans.h"

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <set>
#include <string>
#include <utility>

#include "query/each_candidate.h"
#include "query/find_matches.h"
#include "query/match_spans.h"
#include "query/plan_query.h"
#include "query/row_places.h"
#include "query/told_by.h"
#include "query/walk_candidates.h"

namespace debrief {
namespace {

// So many of several words, wherever they stand, and no two of them the same.
bool is_count_of_words(const BoundQuery& query) {
  if (query.op != BoundOp::at_least) return false;
  std::set<std::pair<Where, std::string>> seen;
  return std::all_of(query.parts.begin(), query.parts.end(), [&](const BoundQuery& part) {
    const bool is_word =
        part.op == BoundOp::words && part.words.size() == 1 && part.words[0].size() == 1;
    return is_word && (part.where == Where::anywhere || part.where == Where::title) &&
           seen.emplace(part.where, part.words[0][0]).second;
  });
}

// Without positions, from the briefs that FIND finds for each word.
std::vector<Xapian::docid> count_words(const BoundQuery& query, const FindIds& find) {
  std::vector<Xapian::docid> all;
  for (const BoundQuery& part : query.parts) {
    const std::vector<Xapian::docid> ids = find(plan_candidates(part));
    all.insert(all.end(), ids.begin(), ids.end());
  }
  std::sort(all.begin(), all.end());
  std::vector<Xapian::docid> ids;
  for (auto at = all.begin(); at != all.end();) {
    const auto behind = std::upper_bound(at, all.end(), *at);
    if (static_cast<std::size_t>(behind - at) >= query.count) ids.push_back(*at);
    at = behind;
  }
  return ids;
}

std::vector<Xapian::docid> find_by_positions(const BoundQuery& query,
                                             const std::vector<const BoundQuery*>& among,
                                             const Xapian::Database& db,
                                             SpanMatcher& matcher, const FindIds& find) {
  if (RowPlaces::can_tell(query) && among.empty())
    if (auto ids = RowPlaces(query, matcher.places(), 0).find_all())
      return *std::move(ids);
  std::vector<const BoundQuery*> all = among;
  all.push_back(&query);
  const auto candidates = walk_candidates(all, db, matcher.places(), 0, find);
  std::vector<Xapian::docid> ids;
  const auto keep = [&](Xapian::docid id, bool holds) {
    if (holds) ids.push_back(id);
  };
  if (RowPlaces::can_tell(query)) {
    RowPlaces row(query, matcher.places(), 0);
    for (Xapian::docid id = candidates->seek(1); id != no_document;
         id = candidates->seek(id + 1))
      keep(id, row.holds(id));
  } else {
    each_candidate(*candidates, matcher, 0, 1,
                   [&](Xapian::docid id) { keep(id, matcher.matches_brief(id)); });
  }
  return ids;
}

// Fills in the answers of the nodes of a question for one local index.
class AnswersOfPart {
 public:
  AnswersOfPart(const IndexSet& indexes, std::size_t part)
      : indexes_(indexes),
        part_(part),
        db_(indexes.parts[part]),
        key_(answers_key(db_)),
        facets_(indexes.table(part)),
        positions_(indexes.positions_of(part)) {}

  // AMONG: what else must hold where QUERY counts; there its answers are right, and what
  // is not there need not be looked at.
  void fill(BoundQuery& query, const std::vector<const BoundQuery*>& among) {
    if (!needs_positions(query)) return;
    const bool is_told = is_told_by_positions(query);
    for (std::size_t i = 0; i < query.parts.size(); ++i)
      if (!is_told || query.op == BoundOp::at_least || is_scored_apart(query.parts[i]))
        fill(query.parts[i],
             query.op == BoundOp::both ? with_others(query, i, among) : among);
    if (!is_told || (query.answers != nullptr && query.answers->count(key_) != 0)) return;
    SpanMatcher matcher(query, db_, facets_, positions_);
    matcher.use(indexes_.term_lists_of(part_));
    auto answers = query.answers != nullptr
                       ? std::make_shared<BoundQuery::Answers>(*query.answers)
                       : std::make_shared<BoundQuery::Answers>();
    const FindIds find = [&](const Plan& plan) {
      return find_ids(indexes_, part_, plan);
    };
    (*answers)[key_] = is_count_of_words(query)
                           ? count_words(query, find)
                           : find_by_positions(query, among, db_, matcher, find);
    query.answers = std::move(answers);
  }

 private:
  // Of what is told as a whole: where one part or another may hold, a phrase adds to the
  // score only if it does.
  static bool is_scored_apart(const BoundQuery& query) {
    if (query.op == BoundOp::either || query.op == BoundOp::at_least)
      return needs_positions(query);
    return (query.op == BoundOp::both || query.op == BoundOp::claim) &&
           std::any_of(query.parts.begin(), query.parts.end(), is_scored_apart);
  }

  // The parts of BOTH but the one at I, beside what must hold in any case.
  static std::vector<const BoundQuery*> with_others(
      const BoundQuery& both, std::size_t i, std::vector<const BoundQuery*> among) {
    for (std::size_t other = 0; other < both.parts.size(); ++other) {
      const BoundOp op = both.parts[other].op;
      if (other != i && op != BoundOp::all && op != BoundOp::except)
        among.push_back(&both.parts[other]);
    }
    return among;
  }

  const IndexSet& indexes_;
  std::size_t part_;
  const Xapian::Database& db_;
  std::string key_;
  const FacetTable* facets_ = nullptr;
  std::shared_ptr<const PartPositions> positions_;
};

}  // namespace

std::vector<Xapian::docid> find_spans(const BoundQuery& query,
                                      const Xapian::Database& db) {
  // Whether so many words are there takes no positions to tell.
  const FindIds find = [&](const Plan& plan) { return find_ids(db, plan); };
  if (is_count_of_words(query)) return count_words(query, find);
  SpanMatcher matcher(query, db, nullptr, PartPositions::of_xapian(db));
  return find_by_positions(query, {}, db, matcher, find);
}

std::string answers_key(const Xapian::Database& db) {
  return fmt::format("{}/{}", db.get_uuid(), db.get_revision());
}

BoundQuery with_answers(const IndexSet& indexes, BoundQuery query) {
  if (indexes.positions == nullptr || !needs_positions(query)) return query;
  for (std::size_t part = 0; part < indexes.parts.size(); ++part)
    if (!indexes.is_served(part)) AnswersOfPart(indexes, part).fill(query, {});
  return query;
}

}  // namespace debrief
