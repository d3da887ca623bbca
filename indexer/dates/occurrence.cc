#include "indexer/dates/occurrence.h"

#include <algorithm>
#include <cstdlib>

#include "indexer/dates/holidays.h"

namespace debrief {
namespace {

using Form = DateExpression::Form;

constexpr int years_searched = 4;  // 29 February comes every fourth year

bool in_calendar(int year) { return year >= 1 && year <= 9998; }

bool lies(int days, Direction direction) {
  switch (direction) {
    case Direction::nearest:
      return true;
    case Direction::back:
      return days <= 0;
    case Direction::ahead:
      return days >= 0;
    case Direction::before:
      return days < 0;
    case Direction::after:
      return days > 0;
  }
  return true;
}

}  // namespace

std::optional<Period> period_after(const Date& day, Precision precision, int amount) {
  const auto months = [&](int each) {
    return add_months({day.year, day.month, 1}, each * amount);
  };
  Date moved = day;
  switch (precision) {
    case Precision::day:
      moved = from_days(to_days(day) + amount);
      break;
    case Precision::week:
      moved = from_days(to_days(day) + 7 * amount);
      break;
    case Precision::month:
      moved = months(1);
      break;
    case Precision::quarter:
    case Precision::season:
      moved = months(3);
      break;
    case Precision::half:
      moved = months(6);
      break;
    case Precision::year:
      moved = {day.year + amount, 1, 1};
      break;
    case Precision::decade:
      moved = {day.year / 10 * 10 + 10 * amount, 1, 1};
      break;
  }
  if (!in_calendar(moved.year)) return std::nullopt;
  return period_of(moved, precision);
}

std::optional<Period> occurrence_in_year(const DateExpression& e, int year) {
  if (!in_calendar(year)) return std::nullopt;
  switch (e.form) {
    case Form::calendar: {
      if (e.month == 0) return Period{{year, 1, 1}, Precision::year};
      if (e.day == 0) return Period{{year, e.month, 1}, Precision::month};
      const Date day{year, e.month, e.day};
      if (!is_valid(day)) return std::nullopt;
      return Period{day, Precision::day};
    }
    case Form::quarter:
      return Period{{year, e.number * 3 - 2, 1}, Precision::quarter};
    case Form::half:
      return Period{{year, e.number * 6 - 5, 1}, Precision::half};
    case Form::season:
      return Period{{year, e.number * 3, 1}, Precision::season};
    case Form::holiday:
      return Period{day_of_holiday(e.number, year), Precision::day};
    default:
      return std::nullopt;
  }
}

int days_away(const Period& period, const Date& day) {
  if (last_day(period) < day) return to_days(last_day(period)) - to_days(day);
  return std::max(0, to_days(period.first) - to_days(day));
}

std::optional<Period> nearest_occurrence(const DateExpression& e, const Date& day,
                                         Direction direction) {
  std::optional<Period> best;
  int least = 0;
  for (int year = day.year - years_searched; year <= day.year + years_searched; ++year) {
    const auto period = occurrence_in_year(e, year);
    if (!period) continue;
    const int away = days_away(*period, day);
    if (!lies(away, direction)) continue;
    if (best && std::abs(away) >= least) continue;
    best = period;
    least = std::abs(away);
  }
  return best;
}

std::optional<Date> weekday_between(const Date& day, int wanted, int first, int last) {
  for (int days = first; days <= last; ++days) {
    const Date candidate = from_days(to_days(day) + days);
    if (in_calendar(candidate.year) && weekday(candidate) == wanted) return candidate;
  }
  return std::nullopt;
}

}  // namespace debrief
