#include "debrief/date.h"

#include <doctest/doctest.h>

#include <string>

using namespace debrief;

TEST_CASE("A period is written and read as the same text") {
  for (const char* text :
       {"2026-04-27", "2026-W17", "2020-W53", "2026-04", "2026-Q2", "2026-SP", "2026-WI",
        "2026-H1", "2026", "2020s", "0001-01-01", "9999-12-31"}) {
    const auto period = parse_period(text);
    REQUIRE_MESSAGE(period, text);
    CHECK_EQ(to_string(*period), std::string(text));
  }
}

TEST_CASE("What the calendar lacks is no period") {
  for (const char* text :
       {"", "26", "2026-", "2026-13", "2026-00", "2026-02-29", "2026-4-27", "2026-04-31",
        "2026-Q5", "2026-H3", "2026-W00", "2026-W54", "2026-S1", "2026-SX", "2025s",
        "2026-04-27x", "0000", "20x6"})
    CHECK_MESSAGE(!parse_period(text), text);
}

TEST_CASE("A period ends on its last day") {
  const char* rows[][2] = {
      {"2026-04-27", "2026-04-27"}, {"2026-W17", "2026-04-26"}, {"2024-02", "2024-02-29"},
      {"2026-Q2", "2026-06-30"},    {"2026-H2", "2026-12-31"},  {"2026-SU", "2026-08-31"},
      {"2027-WI", "2028-02-29"},    {"2026", "2026-12-31"},     {"2020s", "2029-12-31"}};
  for (const auto& row : rows)
    CHECK_EQ(to_string(last_day(*parse_period(row[0]))), std::string(row[1]));
}

TEST_CASE(
    "Every day of four centuries goes to a number and back, a weekday after the other") {
  Date day{1900, 1, 1};
  int expected = weekday(day);
  CHECK_EQ(expected, 1);  // a Monday
  for (int n = to_days(day); n < to_days({2301, 1, 1}); ++n) {
    day = from_days(n);
    REQUIRE(is_valid(day));
    REQUIRE_EQ(to_days(day), n);
    REQUIRE_EQ(weekday(day), expected);
    expected = expected % 7 + 1;
  }
}

TEST_CASE("Every day lies in the period of each precision that holds it") {
  for (int n = to_days({2026, 1, 1}); n < to_days({2029, 1, 1}); ++n) {
    const Date day = from_days(n);
    for (const auto precision :
         {Precision::day, Precision::week, Precision::month, Precision::quarter,
          Precision::season, Precision::half, Precision::year, Precision::decade}) {
      const Period period = period_of(day, precision);
      REQUIRE_LE(period.first, day);
      REQUIRE_GE(last_day(period), day);
      REQUIRE_EQ(parse_period(to_string(period)), period);
    }
  }
}

TEST_CASE("Months are added without leaving the calendar") {
  CHECK_EQ(add_months({2026, 1, 31}, 1), Date{2026, 2, 28});
  CHECK_EQ(add_months({2024, 3, 31}, -1), Date{2024, 2, 29});
  CHECK_EQ(add_months({2026, 1, 15}, -13), Date{2024, 12, 15});
  CHECK_EQ(add_months({2026, 12, 1}, 1), Date{2027, 1, 1});
}
