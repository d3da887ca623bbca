// Days and periods of the Gregorian calendar: what a brief, a query and an index call a
// date.
#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace debrief {

// A day. Years 1 to 9999; every function here expects a day that exists.
struct Date {
  int year = 1970;
  int month = 1;  // 1 to 12
  int day = 1;    // 1 to 31

  auto operator<=>(const Date&) const = default;
};

// True when the calendar has such a day: is_valid({2026, 2, 29}) is false.
bool is_valid(const Date& date);

// Days since 1970-01-01 (negative before), and back. Algorithm: Howard Hinnant,
// "chrono-Compatible Low-Level Date Algorithms", days_from_civil and civil_from_days.
int to_days(const Date& date);
Date from_days(int days);

// 1 Monday to 7 Sunday, as ISO 8601 counts.
int weekday(const Date& date);
int days_in_month(int year, int month);

// Whole months on (or back, when negative); a day the month lacks becomes its last one.
Date add_months(const Date& date, int months);

// The day it is, by the machine's clock in its time zone. Only a main calls this.
Date current_date();

// A stretch of the calendar, named by its first day and how long it is. Seasons are those
// of the northern half: spring from 1 March, summer from 1 June, autumn from 1 September,
// winter from 1 December into the next year.
enum class Precision { day, week, month, quarter, season, half, year, decade };

struct Period {
  Date first;  // the first day of it, whatever the precision
  Precision precision = Precision::day;

  auto operator<=>(const Period&) const = default;
};

// The period of that precision which holds the day: {2026-04-27, quarter} -> 2026-Q2.
Period period_of(const Date& day, Precision precision);

// The last day of it, included: 2026-Q2 -> 2026-06-30.
Date last_day(const Period& period);

// "2026-04-27", "2026-W17", "2026-04", "2026-Q2", "2026-H1", "2026", "2020s"; a season by
// the letters of TIMEX3, SP, SU, FA or WI: "2026-SU".
std::string to_string(const Period& period);
std::string to_string(const Date& date);

// Reads what to_string writes, in either case; nothing else, and no day or month that the
// calendar lacks.
std::optional<Period> parse_period(std::string_view text);
std::optional<Date> parse_date(std::string_view text);  // "2026-04-27" only

// "day", "week", … as in JSON.
std::string_view name_of(Precision precision);

}  // namespace debrief
