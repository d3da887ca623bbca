#include "query/date_order.h"

#include "debrief/facet_layout.h"
#include "debrief/facet_values.h"
#include "debrief/periods.h"

namespace debrief {

std::optional<DateOrder> DateOrder::of(const FacetTable& table, Sort sort) {
  DateOrder order;
  order.dates_ = table.column(date_column);
  if (order.dates_ == nullptr || order.dates_->wide == nullptr ||
      order.dates_->ordinals != table.briefs())
    return std::nullopt;
  order.sort_ = sort;
  order.last_id_ = table.last_id();
  const FacetColumn* months = sort == Sort::oldest ? table.column("month") : nullptr;
  for (std::size_t i = 0; months != nullptr && i < months->values; ++i)
    if (months->name(i) == undated_value) order.undated_ = months->totals[i];
  return order;
}

}  // namespace debrief
