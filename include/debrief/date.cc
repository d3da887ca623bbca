#include "debrief/date.h"

#include <fmt/format.h>

#include <array>
#include <ctime>

namespace debrief {
namespace {

bool is_leap(int year) { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

// The number that digits alone spell; nothing else counts as a number here.
std::optional<int> number(std::string_view digits) {
  int value = 0;
  for (char c : digits) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return digits.empty() ? std::nullopt : std::optional(value);
}

// Monday of week 1, the week that holds 4 January (ISO 8601).
int first_monday(int year) {
  const Date january_4{year, 1, 4};
  return to_days(january_4) - (weekday(january_4) - 1);
}

constexpr std::array<std::string_view, 4> season_letters = {"SP", "SU", "FA", "WI"};

// The season that begins in that year; TEXT is two letters in either case.
std::optional<Period> parse_season(int year, std::string_view text) {
  for (std::size_t i = 0; i < season_letters.size(); ++i)
    if ((text[0] & ~0x20) == season_letters[i][0] &&
        (text[1] & ~0x20) == season_letters[i][1])
      return Period{{year, static_cast<int>(i) * 3 + 3, 1}, Precision::season};
  return std::nullopt;
}

// The part of a year after "2026-" or nothing: "04", "04-27", "W17", "Q2", "SU", "H1".
std::optional<Period> parse_within(int year, std::string_view rest) {
  const char kind = rest.empty() ? '\0' : static_cast<char>(rest[0] & ~0x20);
  const auto n = rest.size() > 1 ? number(rest.substr(1)) : std::nullopt;
  if (kind == 'W' && rest.size() == 3 && n && *n >= 1) {
    const int monday = first_monday(year) + (*n - 1) * 7;
    // Week 53 is there only in years that reach it.
    if (monday >= first_monday(year + 1)) return std::nullopt;
    return Period{from_days(monday), Precision::week};
  }
  if (kind == 'Q' && rest.size() == 2 && n && *n >= 1 && *n <= 4)
    return Period{{year, (*n - 1) * 3 + 1, 1}, Precision::quarter};
  if (kind == 'H' && rest.size() == 2 && n && *n >= 1 && *n <= 2)
    return Period{{year, (*n - 1) * 6 + 1, 1}, Precision::half};
  if (kind >= 'A' && rest.size() == 2) return parse_season(year, rest);
  const auto month = number(rest.substr(0, 2));
  if (!month || *month < 1 || *month > 12) return std::nullopt;
  if (rest.size() == 2) return Period{{year, *month, 1}, Precision::month};
  if (rest.size() != 5 || rest[2] != '-') return std::nullopt;
  const auto day = number(rest.substr(3));
  if (!day || !is_valid({year, *month, *day})) return std::nullopt;
  return Period{{year, *month, *day}, Precision::day};
}

}  // namespace

bool is_valid(const Date& date) {
  return date.year >= 1 && date.year <= 9999 && date.month >= 1 && date.month <= 12 &&
         date.day >= 1 && date.day <= days_in_month(date.year, date.month);
}

int days_in_month(int year, int month) {
  constexpr std::array<int, 12> days = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && is_leap(year) ? 29 : days[static_cast<std::size_t>(month - 1)];
}

int to_days(const Date& date) {
  const int year = date.year - (date.month <= 2 ? 1 : 0);
  const int era = (year >= 0 ? year : year - 399) / 400;
  const int year_of_era = year - era * 400;
  const int day_of_year =
      (153 * (date.month + (date.month > 2 ? -3 : 9)) + 2) / 5 + date.day - 1;
  const int day_of_era =
      year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return era * 146097 + day_of_era - 719468;
}

Date from_days(int days) {
  days += 719468;
  const int era = (days >= 0 ? days : days - 146096) / 146097;
  const int day_of_era = days - era * 146097;
  const int year_of_era =
      (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  const int day_of_year =
      day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const int shifted_month = (5 * day_of_year + 2) / 153;
  const int month = shifted_month + (shifted_month < 10 ? 3 : -9);
  return {year_of_era + era * 400 + (month <= 2 ? 1 : 0), month,
          day_of_year - (153 * shifted_month + 2) / 5 + 1};
}

int weekday(const Date& date) {
  const int days = to_days(date) + 3;  // 1970-01-01 was a Thursday
  return (days % 7 + 7) % 7 + 1;
}

Date add_months(const Date& date, int months) {
  const int total = date.year * 12 + date.month - 1 + months;
  const int year = total / 12;
  const int month = total % 12 + 1;
  const int last = days_in_month(year, month);
  return {year, month, date.day < last ? date.day : last};
}

Date current_date() {
  const std::time_t now = std::time(nullptr);
  std::tm local{};
  localtime_r(&now, &local);
  return {local.tm_year + 1900, local.tm_mon + 1, local.tm_mday};
}

Period period_of(const Date& day, Precision precision) {
  switch (precision) {
    case Precision::day:
      return {day, precision};
    case Precision::week:
      return {from_days(to_days(day) - (weekday(day) - 1)), precision};
    case Precision::month:
      return {{day.year, day.month, 1}, precision};
    case Precision::quarter:
      return {{day.year, (day.month - 1) / 3 * 3 + 1, 1}, precision};
    case Precision::season: {
      // January and February belong to the winter that began the year before.
      const Date shifted = add_months({day.year, day.month, 1}, -2);
      return {add_months({shifted.year, (shifted.month - 1) / 3 * 3 + 1, 1}, 2),
              precision};
    }
    case Precision::half:
      return {{day.year, (day.month - 1) / 6 * 6 + 1, 1}, precision};
    case Precision::year:
      return {{day.year, 1, 1}, precision};
    case Precision::decade:
      return {{day.year / 10 * 10, 1, 1}, precision};
  }
  return {day, precision};
}

Date last_day(const Period& period) {
  const auto end = [&](int months) {
    return from_days(to_days(add_months(period.first, months)) - 1);
  };
  switch (period.precision) {
    case Precision::day:
      return period.first;
    case Precision::week:
      return from_days(to_days(period.first) + 6);
    case Precision::month:
      return end(1);
    case Precision::quarter:
    case Precision::season:
      return end(3);
    case Precision::half:
      return end(6);
    case Precision::year:
      return end(12);
    case Precision::decade:
      return end(120);
  }
  return period.first;
}

std::string to_string(const Date& date) {
  return fmt::format("{:04}-{:02}-{:02}", date.year, date.month, date.day);
}

std::string to_string(const Period& period) {
  const Date& first = period.first;
  switch (period.precision) {
    case Precision::day:
      return to_string(first);
    case Precision::week: {
      // A week belongs to the year of its Thursday (ISO 8601).
      const int year = from_days(to_days(first) + 3).year;
      return fmt::format("{:04}-W{:02}", year,
                         (to_days(first) - first_monday(year)) / 7 + 1);
    }
    case Precision::month:
      return fmt::format("{:04}-{:02}", first.year, first.month);
    case Precision::quarter:
      return fmt::format("{:04}-Q{}", first.year, (first.month - 1) / 3 + 1);
    case Precision::season:
      return fmt::format("{:04}-{}", first.year,
                         season_letters[static_cast<std::size_t>(first.month / 3 - 1)]);
    case Precision::half:
      return fmt::format("{:04}-H{}", first.year, (first.month - 1) / 6 + 1);
    case Precision::year:
      return fmt::format("{:04}", first.year);
    case Precision::decade:
      return fmt::format("{:04}s", first.year);
  }
  return to_string(first);
}

std::optional<Period> parse_period(std::string_view text) {
  if (text.size() < 4) return std::nullopt;
  const auto year = number(text.substr(0, 4));
  if (!year || *year < 1) return std::nullopt;
  if (text.size() == 4) return Period{{*year, 1, 1}, Precision::year};
  if (text.size() == 5 && (text[4] == 's' || text[4] == 'S') && *year % 10 == 0)
    return Period{{*year, 1, 1}, Precision::decade};
  if (text[4] != '-') return std::nullopt;
  return parse_within(*year, text.substr(5));
}

std::optional<Date> parse_date(std::string_view text) {
  const auto period = parse_period(text);
  if (!period || period->precision != Precision::day) return std::nullopt;
  return period->first;
}

std::string_view name_of(Precision precision) {
  constexpr std::array<std::string_view, 8> names = {"day",    "week", "month", "quarter",
                                                     "season", "half", "year",  "decade"};
  return names[static_cast<std::size_t>(precision)];
}

}  // namespace debrief
