// The day that a file is named for.
#pragma once

#include <optional>
#include <string_view>

#include "indexer/brief.h"
#include "indexer/dates/day_order.h"

namespace debrief {

// The one day in a file's name, not after NEWEST: "2026-04-27-openai.md", "20260427.txt",
// "apr-27-2026.md" at high confidence, "24-03-14-issue.md" (year first) at medium. Names
// that hold two different days give nothing. One that can be read in two ways is what
// the ARCHIVE's order makes of it, at medium confidence; is that not known, the day that
// comes first, at low, and the OTHER one.
struct NamedDay {
  Date date;
  Confidence confidence = Confidence::high;
  std::optional<Date> other;
};
std::optional<NamedDay> date_in_file_name(std::string_view name, const Date& newest,
                                          DayOrder archive = DayOrder::none);

}  // namespace debrief
