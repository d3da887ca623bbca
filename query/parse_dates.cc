#include "query/parse_dates.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "debrief/error.h"
#include "debrief/text.h"
#include "query/error_at.h"

namespace debrief {
namespace {

constexpr const char* forms =
    "a date is 2026, 2026-04, 2026-04-27, 2026-Q2, today, yesterday, monday,\n"
    "  7d, 2w, 3m, 1y or none; a range is a..b, a.. or ..b";

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_number(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), is_digit);
}

// The day that "7d", "2w", "3m", "1y" ago was; another text, or a day before the year 1:
// nothing.
std::optional<Date> long_ago(std::string_view text, const Date& today) {
  constexpr std::size_t most_digits = 6;  // so that no sum overflows
  if (text.size() < 2 || text.size() > most_digits + 1) return std::nullopt;
  const std::string_view digits = text.substr(0, text.size() - 1);
  if (!is_number(digits)) return std::nullopt;
  const int n = std::stoi(std::string(digits));
  const int months_since_year_1 = (today.year - 1) * 12 + today.month - 1;
  std::optional<Date> day;
  switch (text.back()) {
    case 'd':
    case 'w':
      day = from_days(to_days(today) - (text.back() == 'w' ? n * 7 : n));
      break;
    case 'm':
    case 'y': {
      const int months = text.back() == 'y' ? n * 12 : n;
      if (months <= months_since_year_1) day = add_months(today, -months);
      break;
    }
    default:
      break;
  }
  return day && is_valid(*day) ? day : std::nullopt;
}

std::optional<Date> named_day(std::string_view text, const Date& today) {
  constexpr std::array<std::string_view, 7> weekdays = {
      "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"};
  if (text == "today") return today;
  if (text == "yesterday") return from_days(to_days(today) - 1);
  const auto found = std::find(weekdays.begin(), weekdays.end(), text);
  if (found == weekdays.end()) return std::nullopt;
  const int wanted = static_cast<int>(found - weekdays.begin()) + 1;
  return from_days(to_days(today) - (weekday(today) - wanted + 7) % 7);
}

// One date, which may be an end of a range; what is none: nothing.
std::optional<DateRange> one_date(std::string_view text, const Date& today) {
  if (const auto period = parse_period(text))
    return DateRange{period->first, last_day(*period)};
  auto day = named_day(text, today);
  if (!day) day = long_ago(text, today);
  if (!day) return std::nullopt;
  return DateRange{day, day};
}

// ">=2026-04" -> "2026-04..", and so on; what is no comparison with a date: nothing.
std::optional<std::string> without_comparison(std::string_view text, const Date& today) {
  struct Sign {
    std::string_view sign;
    bool before;
    bool included;
  };
  constexpr std::array<Sign, 6> signs = {{{">=", false, true},
                                          {"≥", false, true},
                                          {"<=", true, true},
                                          {"≤", true, true},
                                          {">", false, false},
                                          {"<", true, false}}};
  for (const Sign& s : signs) {
    if (!text.starts_with(s.sign)) continue;
    const std::string_view rest = text.substr(s.sign.size());
    const auto date = one_date(rest, today);
    if (!date) return std::nullopt;
    std::string end(rest);
    if (!s.included) {
      const Date next = s.before ? from_days(to_days(*date->first) - 1)
                                 : from_days(to_days(*date->last) + 1);
      if (!is_valid(next)) return std::nullopt;
      end = to_string(next);
    }
    return fmt::format("{}..{}", s.before ? "" : end, s.before ? end : "");
  }
  return std::nullopt;
}

// "2026/4/7", "2026.04", "20260407" -> "2026-04-07": what has the year first leaves no
// doubt of the order. Anything else: nothing.
std::optional<std::string> with_hyphens(std::string_view text) {
  std::vector<std::string> parts(1);
  for (const char c : text) {
    if (is_digit(c))
      parts.back() += c;
    else
      parts.emplace_back();
    if (!is_digit(c) && std::string_view("-/._").find(c) == std::string_view::npos)
      return std::nullopt;
  }
  if (parts.size() == 1 && parts[0].size() == 8)
    parts = {parts[0].substr(0, 4), parts[0].substr(4, 2), parts[0].substr(6)};
  std::string out = parts[0];
  for (std::size_t i = 1; i < parts.size(); ++i) out += fmt::format("-{:0>2}", parts[i]);
  return parse_period(out) ? std::optional(out) : std::nullopt;
}

[[noreturn]] void refuse(std::string_view typed, std::string_view date,
                         const Date& today) {
  auto better = without_comparison(date, today);
  if (!better) better = with_hyphens(date);
  const bool day = date.size() == 10 && parse_period(date.substr(0, 7)) &&
                   date[7] == '-' && is_number(date.substr(8));
  if (day) {
    const Period month = *parse_period(date.substr(0, 7));
    throw Error(fmt::format("there is no day {}", date),
                fmt::format("the last one of {} is {}", date.substr(0, 7),
                            to_string(last_day(month))));
  }
  throw Error(fmt::format("{} is no date", quoted(typed)),
              better ? fmt::format("write {}", *better) : forms);
}

}  // namespace

DateRange parse_dates(std::string_view text, const Date& today) {
  const std::string folded = fold(text);
  if (folded.empty()) throw Error("a date is missing", forms);
  if (folded == "none") return {};
  const std::size_t dots = folded.find("..");
  if (dots == std::string::npos) {
    if (const auto day = long_ago(folded, today)) return {day, today};
    if (const auto date = one_date(folded, today)) return *date;
    refuse(text, folded, today);
  }
  const std::string from = folded.substr(0, dots);
  const std::string to = folded.substr(dots + 2);
  if (from.empty() && to.empty())
    throw Error("\"..\" has no date at either end", "write 2026-04.. or ..2026-06");
  const auto end_of_range = [&](const std::string& end) -> DateRange {
    if (end.empty()) return {};
    if (const auto date = one_date(end, today)) return *date;
    refuse(end, end, today);
  };
  const DateRange range{end_of_range(from).first, end_of_range(to).last};
  if (range.first && range.last && *range.last < *range.first)
    throw Error(fmt::format("{} ends before it begins", quoted(text)),
                fmt::format("write {}..{}", to, from));
  return range;
}

}  // namespace debrief
