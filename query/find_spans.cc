#include "query/find_spans.h"

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <set>
#include <string>
#include <utility>

#include "query/find_matches.h"
#include "query/match_spans.h"
#include "query/plan_query.h"

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
template <class Find>
std::vector<Xapian::docid> count_words(const BoundQuery& query, Find find) {
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

// The kinds of parts that only positions can tell.
bool is_told_by_spans(const BoundQuery& query) {
  const bool may_be = query.op == BoundOp::words || query.op == BoundOp::near ||
                      query.op == BoundOp::at_least || query.op == BoundOp::claim;
  return may_be && needs_spans(query);
}

// Of the briefs in IDS, those for which it holds.
std::vector<Xapian::docid> answers_among(std::vector<Xapian::docid> ids,
                                         SpanMatcher& matcher) {
  std::erase_if(ids, [&](Xapian::docid id) { return !matcher.matches_brief(id); });
  return ids;
}

// Fills in the answers of the nodes of a question for one local index.
class AnswersOfPart {
 public:
  AnswersOfPart(const IndexSet& indexes, std::size_t part)
      : indexes_(indexes),
        part_(part),
        db_(indexes.parts[part]),
        facets_(indexes.table(part)),
        positions_(indexes.position_table(part)) {}

  // AMONG: what else must hold where QUERY counts; there its answers are right, and what
  // is not there need not be looked at.
  void fill(BoundQuery& query, const std::vector<Plan>& among) {
    if (!needs_positions(query)) return;
    const bool is_told = is_told_by_spans(query);
    for (std::size_t i = 0; i < query.parts.size() && !is_told; ++i)
      fill(query.parts[i],
           query.op == BoundOp::both ? with_others(query, i, among) : among);
    if (is_told ? facets_ == nullptr : positions_ == nullptr || !is_plain_row(query))
      return;
    const auto find = [&](const Plan& plan) { return find_ids(indexes_, part_, plan); };
    std::vector<Plan> candidates = among;
    candidates.push_back(positions_ != nullptr ? plan_occurring(query)
                                               : plan_candidates(query));
    SpanMatcher matcher(query, db_, facets_, positions_);
    auto answers = query.answers != nullptr
                       ? std::make_shared<BoundQuery::Answers>(*query.answers)
                       : std::make_shared<BoundQuery::Answers>();
    (*answers)[answers_key(db_)] =
        is_count_of_words(query)
            ? count_words(query, find)
            : answers_among(find({Xapian::Query::OP_AND, candidates}), matcher);
    query.answers = std::move(answers);
  }

 private:
  // The parts of BOTH but the one at I, beside what must hold in any case.
  static std::vector<Plan> with_others(const BoundQuery& both, std::size_t i,
                                       std::vector<Plan> among) {
    for (std::size_t other = 0; other < both.parts.size(); ++other) {
      const BoundOp op = both.parts[other].op;
      if (other != i && op != BoundOp::all && op != BoundOp::except)
        among.push_back(plan_occurring(both.parts[other]));
    }
    return among;
  }

  const IndexSet& indexes_;
  std::size_t part_;
  const Xapian::Database& db_;
  const FacetTable* facets_ = nullptr;
  std::shared_ptr<const PositionTable> positions_;
};

}  // namespace

std::vector<Xapian::docid> find_spans(const BoundQuery& query, const Xapian::Database& db,
                                      const FacetTable* facets,
                                      std::shared_ptr<const PositionTable> positions) {
  SpanMatcher matcher(query, db, facets, std::move(positions));
  // Whether so many words are there takes no positions to tell.
  const auto find = [&](const Plan& plan) { return find_ids(db, plan); };
  if (is_count_of_words(query)) return count_words(query, find);
  return answers_among(find(plan_candidates(query)), matcher);
}

std::string answers_key(const Xapian::Database& db) {
  return fmt::format("{}/{}", db.get_uuid(), db.get_revision());
}

BoundQuery with_answers(const IndexSet& indexes, BoundQuery query) {
  if (!needs_positions(query)) return query;
  for (std::size_t i = 0; i < indexes.parts.size(); ++i)
    if (!indexes.is_served(i)) AnswersOfPart(indexes, i).fill(query, {});
  return query;
}

}  // namespace debrief
