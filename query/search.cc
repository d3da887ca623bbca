#include "query/search.h"

#include <algorithm>
#include <utility>

namespace debrief {
namespace {

// Values of one field, of which one is enough.
bool is_either_filter(const BoundQuery& query) {
  return query.op == BoundOp::either &&
         std::all_of(query.parts.begin(), query.parts.end(), [&](const BoundQuery& part) {
           return part.op == BoundOp::nothing ||
                  (part.op == BoundOp::value &&
                   (query.parts.front().field == nullptr ||
                    part.field == query.parts.front().field));
         });
}

Slot slot_of(const BoundQuery& filter) {
  for (const BoundQuery& part : filter.parts)
    if (part.field != nullptr) return part.field->slot;
  return no_slot;
}

BoundQuery both_of(std::vector<BoundQuery> parts) {
  if (parts.size() == 1) return std::move(parts.front());
  BoundQuery both;
  if (parts.empty()) return both;
  both.op = BoundOp::both;
  both.parts = std::move(parts);
  return both;
}

}  // namespace

FilteredQuery split_filters(BoundQuery query) {
  FilteredQuery out;
  std::vector<BoundQuery> parts;
  if (query.op == BoundOp::both)
    parts = std::move(query.parts);
  else
    parts.push_back(std::move(query));
  std::vector<BoundQuery> others;
  for (BoundQuery& part : parts)
    (is_either_filter(part) ? out.either_filters : others).push_back(std::move(part));
  out.query = both_of(std::move(others));
  return out;
}

BoundQuery without_filters_on(const FilteredQuery& query, Slot slot) {
  std::vector<BoundQuery> parts;
  if (query.query.op == BoundOp::both)
    parts = query.query.parts;
  else if (query.query.op != BoundOp::all)
    parts.push_back(query.query);
  for (const BoundQuery& filter : query.either_filters)
    if (slot == no_slot || slot_of(filter) != slot) parts.push_back(filter);
  return both_of(std::move(parts));
}

std::set<Slot> filtered_slots(const FilteredQuery& query) {
  std::set<Slot> slots;
  for (const BoundQuery& filter : query.either_filters) slots.insert(slot_of(filter));
  return slots;
}

}  // namespace debrief
