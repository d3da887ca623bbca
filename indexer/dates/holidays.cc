#include "indexer/dates/holidays.h"

#include <algorithm>
#include <array>

namespace debrief {
namespace {

enum class Rule { fixed, nth_weekday, after_thanksgiving, after_easter };

struct Holiday {
  std::string_view name;
  Rule rule;
  int month;    // fixed and nth_weekday
  int day;      // fixed: of the month; nth_weekday: which weekday; else days after
  int nth = 0;  // nth_weekday: 1 to 4, or 5 for the last of the month
};

constexpr std::array holidays = std::to_array<Holiday>({
    {"bastille day", Rule::fixed, 7, 14},
    {"black friday", Rule::after_thanksgiving, 0, 1},
    {"boxing day", Rule::fixed, 12, 26},
    {"christmas day", Rule::fixed, 12, 25},
    {"christmas eve", Rule::fixed, 12, 24},
    {"christmas", Rule::fixed, 12, 25},
    {"cinco de mayo", Rule::fixed, 5, 5},
    {"columbus day", Rule::nth_weekday, 10, 1, 2},
    {"cyber monday", Rule::after_thanksgiving, 0, 4},
    {"earth day", Rule::fixed, 4, 22},
    {"easter monday", Rule::after_easter, 0, 1},
    {"easter sunday", Rule::after_easter, 0, 0},
    {"easter", Rule::after_easter, 0, 0},
    {"father day", Rule::nth_weekday, 6, 7, 3},
    {"fathers day", Rule::nth_weekday, 6, 7, 3},
    {"good friday", Rule::after_easter, 0, -2},
    {"groundhog day", Rule::fixed, 2, 2},
    {"halloween", Rule::fixed, 10, 31},
    {"independence day", Rule::fixed, 7, 4},
    {"indigenous peoples day", Rule::nth_weekday, 10, 1, 2},
    {"juneteenth", Rule::fixed, 6, 19},
    {"labor day", Rule::nth_weekday, 9, 1, 1},
    {"martin luther king day", Rule::nth_weekday, 1, 1, 3},
    {"memorial day", Rule::nth_weekday, 5, 1, 5},
    {"mlk day", Rule::nth_weekday, 1, 1, 3},
    {"mother day", Rule::nth_weekday, 5, 7, 2},
    {"mothers day", Rule::nth_weekday, 5, 7, 2},
    {"new year day", Rule::fixed, 1, 1},
    {"new year eve", Rule::fixed, 12, 31},
    {"new years day", Rule::fixed, 1, 1},
    {"new years eve", Rule::fixed, 12, 31},
    {"nye", Rule::fixed, 12, 31},
    {"palm sunday", Rule::after_easter, 0, -7},
    {"presidents day", Rule::nth_weekday, 2, 1, 3},
    {"saint patrick day", Rule::fixed, 3, 17},
    {"st patrick day", Rule::fixed, 3, 17},
    {"thanksgiving day", Rule::after_thanksgiving, 0, 0},
    {"thanksgiving", Rule::after_thanksgiving, 0, 0},
    {"valentine day", Rule::fixed, 2, 14},
    {"valentines day", Rule::fixed, 2, 14},
    {"veterans day", Rule::fixed, 11, 11},
    {"xmas day", Rule::fixed, 12, 25},
    {"xmas eve", Rule::fixed, 12, 24},
    {"xmas", Rule::fixed, 12, 25},
});

Date nth_weekday(int year, int month, int wanted, int nth) {
  const Date first{year, month, 1};
  int day = 1 + (wanted - weekday(first) + 7) % 7 + (nth - 1) * 7;
  if (day > days_in_month(year, month)) day -= 7;
  return {year, month, day};
}

Date after(const Date& date, int days) { return from_days(to_days(date) + days); }

}  // namespace

std::optional<HolidayName> find_holiday(std::string_view words) {
  std::optional<HolidayName> best;
  std::size_t longest = 0;
  for (std::size_t i = 0; i < holidays.size(); ++i) {
    const std::string_view name = holidays[i].name;
    if (name.size() <= longest || !words.starts_with(name)) continue;
    if (words.size() > name.size() && words[name.size()] != ' ') continue;
    longest = name.size();
    best = {static_cast<int>(i),
            static_cast<std::size_t>(std::count(name.begin(), name.end(), ' ')) + 1};
  }
  return best;
}

Date day_of_holiday(int holiday, int year) {
  const Holiday& h = holidays[static_cast<std::size_t>(holiday)];
  switch (h.rule) {
    case Rule::fixed:
      return {year, h.month, h.day};
    case Rule::nth_weekday:
      return nth_weekday(year, h.month, h.day, h.nth);
    case Rule::after_thanksgiving:
      return after(nth_weekday(year, 11, 4, 4), h.day);
    case Rule::after_easter:
      return after(easter(year), h.day);
  }
  return {year, h.month, h.day};
}

Date easter(int year) {
  const int a = year % 19;
  const int b = year / 100;
  const int c = year % 100;
  const int d = b / 4;
  const int e = b % 4;
  const int g = (8 * b + 13) / 25;
  const int h = (19 * a + b - d - g + 15) % 30;
  const int l = (32 + 2 * e + 2 * (c / 4) - h - c % 4) % 7;
  const int m = (a + 11 * h + 22 * l) / 451;
  const int n = h + l - 7 * m + 114;
  return {year, n / 31, n % 31 + 1};
}

}  // namespace debrief
