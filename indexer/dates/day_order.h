// Which number of "04/05/2026" is the day: told by other dates of the archive.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "debrief/date.h"

namespace debrief {

enum class DayOrder : std::uint8_t {
  none,         // not written in such numbers; of an archive: not known
  day_first,    // 27/04/2026
  month_first,  // 04/27/2026
  either        // 04/05/2026
};

// The same numbers the other way round; DATE must be one that can be read so.
inline Date swapped(const Date& date) { return {date.year, date.day, date.month}; }

// Which orders dates have that are written in numbers.
struct DayOrders {
  bool day_first = false;
  bool month_first = false;
  bool either = false;

  void add(DayOrder order);
  bool operator==(const DayOrders&) const = default;
};

// Adds those of "27/04/2026" and "4-27-2026" in TEXT, of two-digit years only that they
// leave the order open. Linear.
void add_orders(std::string_view text, DayOrders& orders);

// Counts the briefs of an archive that settle the order.
class OrderCounts {
 public:
  void add(const DayOrders& orders);

  // The order of at least three in four of them; none: not known.
  DayOrder order() const;

 private:
  std::size_t day_first_ = 0;
  std::size_t month_first_ = 0;
};

}  // namespace debrief
