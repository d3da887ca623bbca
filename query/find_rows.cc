#include "query/find_rows.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "debrief/list_piece.h"
#include "query/positions/walk_rows.h"

namespace debrief {
namespace {

using Q = Xapian::Query;

bool is_row(const Plan& plan) {
  return plan.op() == Q::OP_PHRASE || plan.op() == Q::OP_NEAR;
}

bool is_plan_of_parts(const Plan& plan) {
  return plan.op() != Q::LEAF_TERM && plan.op() != Q::LEAF_MATCH_ALL &&
         plan.op() != Q::LEAF_MATCH_NOTHING && plan.op() != Q::LEAF_POSTING_SOURCE;
}

// Nothing: some places have not come.
std::optional<std::vector<Xapian::docid>> find_row(const Plan& row, const FarPart& part) {
  const std::vector<Plan>& terms = row.parts();
  if (!std::all_of(terms.begin(), terms.end(),
                   [&](const Plan& term) { return part.has_places(term.term()); }))
    return std::nullopt;
  // Two words of a window are less than that apart.
  const Xapian::termpos distance = row.op() == Q::OP_NEAR ? row.window() - 1 : 0;
  std::vector<Xapian::docid> ids;
  for (Xapian::docid chunk = 0; chunk <= part.last_id() / list_chunk; ++chunk) {
    std::vector<PositionList> lists;
    for (const Plan& term : terms) lists.push_back(part.places(term.term(), chunk));
    if (std::any_of(lists.begin(), lists.end(),
                    [](const PositionList& list) { return list.documents() == 0; }))
      continue;
    const std::vector<Xapian::docid> found = walk_rows(std::move(lists), distance);
    if (!found.empty() && (found.front() / list_chunk != chunk ||
                           found.back() / list_chunk != chunk || found.front() == 0))
      throw Xapian::DatabaseCorruptError("places of another chunk");
    ids.insert(ids.end(), found.begin(), found.end());
  }
  return ids;
}

}  // namespace

bool can_find_rows(const Plan& row, const FarParts& parts) {
  const std::vector<Plan>& terms = row.parts();
  const auto is_placed = [&](const Plan& plan) {
    if (plan.op() != Q::LEAF_TERM || plan.term().empty()) return false;
    return std::all_of(parts.begin(), parts.end(), [&](const auto& part) {
      const TermNumbers* numbers = part->known_numbers(plan.term());
      return numbers != nullptr &&
             (numbers->briefs == 0 || numbers->briefs >= least_listed);
    });
  };
  if (terms.size() < 2 || !std::all_of(terms.begin(), terms.end(), is_placed))
    return false;
  if (row.op() == Q::OP_PHRASE) return row.window() == terms.size();
  return terms.size() == 2 && row.window() >= 2 &&
         terms.front().term() != terms.back().term();
}

void add_row_terms(const Plan& plan, std::set<std::string>& terms) {
  if (!is_plan_of_parts(plan)) return;
  for (const Plan& part : plan.parts())
    if (is_row(plan))
      terms.insert(part.term());
    else
      add_row_terms(part, terms);
}

std::optional<Plan> with_rows_found(const Plan& plan, const FarPart& part) {
  if (!is_plan_of_parts(plan)) return plan;
  if (is_row(plan)) {
    auto ids = find_row(plan, part);
    if (!ids) return std::nullopt;
    if (ids->empty()) return Plan();
    return Plan(Q::OP_FILTER, Plan(Q::OP_AND, plan.parts()),
                Plan::numbers(*std::move(ids)));
  }
  std::vector<Plan> parts;
  for (const Plan& one : plan.parts()) {
    auto found = with_rows_found(one, part);
    if (!found) return std::nullopt;
    parts.push_back(*std::move(found));
  }
  if (plan.op() == Q::OP_SCALE_WEIGHT)
    return Plan(plan.op(), std::move(parts.front()), plan.factor());
  return Plan(plan.op(), std::move(parts));
}

}  // namespace debrief
