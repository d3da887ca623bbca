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
#include "query/set_plain_scores.h"

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

// Without positions: each word that matches scores 1.
std::vector<Xapian::docid> count_words(const BoundQuery& query,
                                       const Xapian::Database& db) {
  Xapian::Enquire enquire(db);
  enquire.set_query(plan_candidates(query));
  set_count_scores(enquire, db);
  enquire.set_cutoff(0, static_cast<double>(query.count) - 0.5);
  const Xapian::MSet found = enquire.get_mset(0, db.get_doccount());
  std::vector<Xapian::docid> ids;
  for (auto hit = found.begin(); hit != found.end(); ++hit) ids.push_back(*hit);
  std::sort(ids.begin(), ids.end());
  return ids;
}

// The kinds of parts that only positions can tell.
bool is_told_by_spans(const BoundQuery& query) {
  const bool may_be = query.op == BoundOp::words || query.op == BoundOp::near ||
                      query.op == BoundOp::at_least || query.op == BoundOp::claim;
  return may_be && needs_spans(query);
}

}  // namespace

std::vector<Xapian::docid> find_spans(const BoundQuery& query, const Xapian::Database& db,
                                      const FacetTable* facets,
                                      std::shared_ptr<const PositionTable> positions) {
  if (is_count_of_words(query)) return count_words(query, db);
  SpanMatcher matcher(query, db, facets, std::move(positions));
  std::vector<Xapian::docid> ids = find_ids(db, plan_candidates(query));
  std::erase_if(ids, [&](Xapian::docid id) { return !matcher.matches_brief(id); });
  return ids;
}

std::string answers_key(const Xapian::Database& db) {
  return fmt::format("{}/{}", db.get_uuid(), db.get_revision());
}

BoundQuery with_answers(const IndexSet& indexes, BoundQuery query) {
  if (!needs_spans(query)) return query;
  if (!is_told_by_spans(query)) {
    for (BoundQuery& part : query.parts) part = with_answers(indexes, std::move(part));
    return query;
  }
  auto answers = std::make_shared<BoundQuery::Answers>();
  for (std::size_t i = 0; i < indexes.parts.size(); ++i)
    if (const FacetTable* table = indexes.table(i); table != nullptr)
      answers->emplace(
          answers_key(indexes.parts[i]),
          find_spans(query, indexes.parts[i], table, indexes.position_table(i)));
  if (!answers->empty()) query.answers = std::move(answers);
  return query;
}

}  // namespace debrief
