// A date or a range of dates as typed -> its first and last day.
#pragma once

#include <optional>
#include <string_view>

#include "debrief/date.h"

namespace debrief {

// Days, both included.
struct DateRange {
  std::optional<Date> first;  // empty: open on that side; both empty: undated
  std::optional<Date> last;

  bool operator==(const DateRange&) const = default;
};

// What may stand in fields date: and mentioned: and, as "X.." and "..X", after --since X
// and --until X. Case does not matter.
//
//   2026  2026-04  2026-04-27  2026-Q2  2026-H1  2026-W17  2020s     all days of it
//   today  yesterday  monday        that day; of a weekday the last one, today included
//   7d  2w  3m  1y                  from that long ago until today
//   a..b  a..  ..b                  from the first day of a to the last day of b; 7d is
//                                   the one day that long ago: 30d..7d
//   none                            undated
//
// Throws Error, without a caret, for anything else, for a day that the calendar lacks and
// for a range that ends before it begins. Its hint shows the nearest valid form ("write
// 2026-04.." for >=2026-04) or lists all of them.
DateRange parse_dates(std::string_view text, const Date& today);

}  // namespace debrief
