#include "query/answer_spans.h"

#include <algorithm>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "debrief/periods.h"
#include "query/brief_values.h"
#include "query/find_spans.h"
#include "query/match_served.h"
#include "query/plan_query.h"
#include "query/told_by.h"

namespace debrief {
BoundQuery candidates_of(const BoundQuery& query) {
  BoundQuery may = query;
  switch (query.op) {
    case BoundOp::words: {
      if (may.where != Where::title) may.where = Where::anywhere;
      if (!needs_spans(may)) return may;
      may = {};
      may.op = BoundOp::both;
      const auto row = std::make_shared<const BoundQuery>(query);
      for (const auto& stems : query.words) {
        BoundQuery& place = may.parts.emplace_back();
        place.op = BoundOp::words;
        place.where = query.where == Where::title ? Where::title : Where::anywhere;
        place.words = {stems};
        place.row = row;
        place.everywhere = query.everywhere;
        place.is_unscored = query.is_unscored;
      }
      return may;
    }
    case BoundOp::near:
    case BoundOp::both:
    case BoundOp::claim:
      may.op = BoundOp::both;
      break;
    case BoundOp::either:
    case BoundOp::at_least:
      may.op = BoundOp::either;
      break;
    case BoundOp::except:
      return {};
    default:
      return may;
  }
  for (BoundQuery& part : may.parts) part = candidates_of(part);
  return may;
}

bool is_answered_here(const BoundQuery& query) {
  return is_told_by_positions(query) && needs_spans(query) && !is_written_out(query);
}

namespace {

// Among the briefs that may match, those that do, or all but those that do not: the fewer
// are named. AMONG: what must hold beside it.
BoundQuery answer(const IndexSet& indexes, const BoundQuery& query,
                  const std::vector<Plan>& among) {
  std::vector<Plan> all = among;
  all.push_back(plan_candidates(query));
  const BriefValues values(indexes, Plan(Xapian::Query::OP_AND, all.begin(), all.end()),
                           slots_told_by(query), {});
  const std::vector<Xapian::docid> matching = match_briefs(query, indexes, values);
  BoundQuery ids;
  ids.op = BoundOp::brief;
  ids.by_terms = true;  // servers know no other way
  BoundQuery others = ids;
  for (const Xapian::docid id : values.ids()) {
    const bool holds = std::binary_search(matching.begin(), matching.end(), id);
    (holds ? ids : others).values.emplace(id_in(values.value(id, date_slot).value()));
  }
  if (others.values.empty() && !ids.values.empty()) return candidates_of(query);
  BoundQuery both;
  both.op = BoundOp::both;
  both.parts.push_back(candidates_of(query));
  BoundQuery& named = both.parts.emplace_back();
  if (ids.values.empty()) {
    named.op = BoundOp::nothing;
  } else if (ids.values.size() <= others.values.size()) {
    named = std::move(ids);
  } else {
    named.op = BoundOp::except;
    named.parts.push_back(std::move(others));
  }
  return both;
}

// The parts of BOTH but the one at I, beside what must hold in any case.
std::vector<Plan> plan_others(const BoundQuery& both, std::size_t i,
                              std::vector<Plan> among) {
  for (std::size_t other = 0; other < both.parts.size(); ++other) {
    const BoundOp op = both.parts[other].op;
    if (other != i && op != BoundOp::all && op != BoundOp::except)
      among.push_back(plan_candidates(both.parts[other]));
  }
  return among;
}

BoundQuery answer_among(const IndexSet& indexes, const BoundQuery& query,
                        const std::vector<Plan>& among) {
  if (!needs_spans(query)) return query;
  if (is_answered_here(query)) return answer(indexes, query, among);
  BoundQuery told = query;
  for (std::size_t i = 0; i < query.parts.size(); ++i)
    told.parts[i] =
        answer_among(indexes, query.parts[i],
                     query.op == BoundOp::both ? plan_others(query, i, among) : among);
  return told;
}

}  // namespace

BoundQuery answer_spans(const IndexSet& indexes, const BoundQuery& query) {
  return answer_among(indexes, query, {});
}

BoundQuery answered(const IndexSet& indexes, const BoundQuery& query) {
  return indexes.is_remote ? answer_spans(indexes, query) : with_answers(indexes, query);
}

}  // namespace debrief
