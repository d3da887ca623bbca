// The order of all briefs of a facet table by the day published, as a page shows them.
#pragma once

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <optional>

#include "debrief/facet_table.h"
#include "query/flags.h"

namespace debrief {

class DateOrder {
 public:
  // SORT: newest or oldest. Nothing: TABLE, which must outlive this, does not know.
  static std::optional<DateOrder> of(const FacetTable& table, Sort sort);

  // How many briefs there are, as they were when the table was made, and which of them
  // comes in place N of them.
  std::size_t briefs() const { return dates_->ordinals; }
  Xapian::docid nth(std::size_t n) const {
    if (sort_ == Sort::newest) return dates_->wide[dates_->ordinals - 1 - n];
    return dates_->wide[(n + undated_) % dates_->ordinals];
  }

  // True for ids that place() may be asked for. It is lower for what comes first.
  bool has(Xapian::docid id) const { return id <= last_id_; }
  std::uint32_t place(Xapian::docid id) const {
    const std::uint32_t from_oldest = dates_->starts[id];
    const auto briefs = static_cast<std::uint32_t>(dates_->ordinals);
    if (sort_ == Sort::newest) return briefs - from_oldest;
    return from_oldest < undated_ ? from_oldest + briefs : from_oldest;
  }

 private:
  const FacetColumn* dates_ = nullptr;
  Sort sort_ = Sort::newest;
  Xapian::docid last_id_ = 0;
  std::uint32_t undated_ = 0;  // in the table they come first
};

}  // namespace debrief
