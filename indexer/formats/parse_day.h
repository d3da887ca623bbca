// A day as front matter, headers and JSON write it.
#pragma once

#include <optional>
#include <string_view>

#include "debrief/date.h"
#include "indexer/dates/day_order.h"

namespace debrief {

// The day that TEXT begins with, as written (no time zone moves it): "2026-04-27",
// "2026/4/27 10:00", "2026-04-27T23:30:00-05:00", "20260427", "27 April 2026", "Mon, 27
// Apr 2026 10:00:00 +0200", "April 27, 2026". Nothing for what leaves open which number
// is the day ("04/05/2026"); "27/04/2026" leaves nothing open.
std::optional<Date> parse_day(std::string_view text);

// The same with the order in which it is written; one that leaves it open is given as day
// first.
struct StatedDay {
  Date date;
  DayOrder order = DayOrder::none;

  bool operator==(const StatedDay&) const = default;
};
std::optional<StatedDay> parse_stated_day(std::string_view text);

}  // namespace debrief
