// Holidays whose day follows from the year.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "debrief/date.h"

namespace debrief {

// The holiday whose name WORDS (lower case, one space between, "new year eve") begins
// with, the longest one: its number for day_of_holiday, and how many words the name has.
struct HolidayName {
  int holiday = 0;
  std::size_t words = 0;
};
std::optional<HolidayName> find_holiday(std::string_view words);

// The day of it in that year; days of the United States where countries differ.
Date day_of_holiday(int holiday, int year);

// Easter Sunday of the Gregorian calendar (Meeus, Astronomical Algorithms, chapter 8).
Date easter(int year);

}  // namespace debrief
