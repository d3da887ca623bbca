#include "debrief/periods.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "debrief/schema.h"

namespace debrief {
namespace {

constexpr std::array<Precision, 7> finest_first = {
    Precision::day,  Precision::week, Precision::month, Precision::quarter,
    Precision::half, Precision::year, Precision::decade};

// The periods of one precision that lie wholly in [first, last].
template <class Fn>
void for_each_within(Precision precision, const Date& first, const Date& last, Fn fn) {
  Period period = period_of(first, precision);
  if (period.first < first)
    period = period_of(from_days(to_days(last_day(period)) + 1), precision);
  while (last_day(period) <= last) {
    fn(period);
    const Date next = from_days(to_days(last_day(period)) + 1);
    if (next.year > 9999) return;
    period = period_of(next, precision);
  }
}

// Calendar periods nest, so the largest that begins at a day and ends in time is the best
// one.
Period largest_from(const Date& day, const Date& last) {
  Period best{day, Precision::day};
  for (const Precision precision : {Precision::month, Precision::year}) {
    const Period period = period_of(day, precision);
    if (period.first != day || last_day(period) > last) break;
    best = period;
  }
  return best;
}

}  // namespace

std::vector<Period> holding(const Period& period) {
  std::vector<Period> periods = {period};
  for (const Precision precision : finest_first) {
    if (precision <= period.precision) continue;
    const Period coarser = period_of(period.first, precision);
    if (last_day(period) <= last_day(coarser)) periods.push_back(coarser);
  }
  return periods;
}

std::vector<Period> indexed_under(const Period& period) {
  std::vector<Period> periods = holding(period);
  std::erase_if(periods, [&](const Period& one) {
    return one.precision != period.precision && one.precision != Precision::month &&
           one.precision != Precision::year;
  });
  return periods;
}

std::vector<Period> cover(const Date& first, const Date& last) {
  std::vector<Period> periods;
  if (last < first) return periods;
  for (Date day = first; day <= last;) {
    periods.push_back(largest_from(day, last));
    const Date end = last_day(periods.back());
    if (end >= last) break;
    day = from_days(to_days(end) + 1);
  }
  const std::vector<Period> calendar = periods;
  const auto is_held = [&](const Period& period) {
    const auto after = std::upper_bound(
        calendar.begin(), calendar.end(), period.first,
        [](const Date& day, const Period& other) { return day < other.first; });
    return after != calendar.begin() && last_day(period) <= last_day(*std::prev(after));
  };
  for (const Precision precision :
       {Precision::week, Precision::quarter, Precision::season, Precision::half})
    for_each_within(precision, first, last, [&](const Period& period) {
      if (!is_held(period)) periods.push_back(period);
    });
  for_each_within(Precision::decade, first, last,
                  [&](const Period& decade) { periods.push_back(decade); });
  return periods;
}

std::string published_term(const Period& period) {
  const Date& day = period.first;
  switch (period.precision) {
    case Precision::day:
      return fmt::format("D{:04}{:02}{:02}", day.year, day.month, day.day);
    case Precision::month:
      return fmt::format("M{:04}{:02}", day.year, day.month);
    case Precision::year:
      return fmt::format("Y{:04}", day.year);
    default:
      return {};
  }
}

std::string mentioned_term(const Period& period) {
  return term(field("mentioned").prefix, to_string(period));
}

std::string date_value(const std::optional<Date>& date, std::string_view id) {
  if (!date) return fmt::format("00000000{}", id);
  return fmt::format("{:04}{:02}{:02}{}", date->year, date->month, date->day, id);
}

std::optional<Date> date_in(std::string_view value) {
  constexpr std::size_t digits = 8;
  if (value.size() < digits) return std::nullopt;
  int number = 0;
  for (const char digit : value.substr(0, digits)) {
    if (digit < '0' || digit > '9') return std::nullopt;
    number = 10 * number + (digit - '0');
  }
  const Date date{number / 10000, number / 100 % 100, number % 100};
  if (!is_valid(date)) return std::nullopt;
  return date;
}

std::string_view id_in(std::string_view value) {
  return value.substr(std::min<std::size_t>(value.size(), 8));
}

}  // namespace debrief
