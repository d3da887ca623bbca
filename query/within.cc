#include "query/within.h"

#include "query/mark_everywhere.h"
#include "query/period_terms.h"

namespace debrief {

BoundQuery within(const BoundQuery& query, const IndexSet& indexes, const Field& field,
                  const std::optional<Date>& first, const std::optional<Date>& last) {
  BoundQuery period;
  period.op = BoundOp::period;
  period.field = &field;
  period.first = first;
  period.last = last;
  period.terms = period_terms(indexes, field, first, last);
  mark_everywhere(period, indexes);
  BoundQuery both;
  both.op = BoundOp::both;
  if (query.op == BoundOp::both)
    both.parts = query.parts;
  else if (query.op != BoundOp::all)
    both.parts.push_back(query);
  both.parts.push_back(std::move(period));
  return both;
}

}  // namespace debrief
