#include <fmt/format.h>

#include "corpus/generator/teller.h"

namespace debrief::generator {

std::string draw_money(Random& random) {
  constexpr std::string_view currencies[] = {"$", "$", "$", "$", "$", "$", "€", "£"};
  const std::string_view currency = currencies[random.below(8)];
  const bool billions = random.percent(40);
  const std::uint32_t size = random.below(10);
  const std::uint32_t first = 1 + random.zipf(9);
  const std::uint32_t more = random.below(10);
  if (billions && size < 5 && more != 0)
    return fmt::format("{}{}.{} billion", currency, first, more);
  if (billions)
    return fmt::format("{}{} billion", currency, size < 8 ? first : first * 10);
  const std::uint32_t amount = size < 3   ? first
                               : size < 7 ? first * 10 + more / 5 * 5
                                          : first * 100 + more / 2 * 20;
  return fmt::format("{}{} million", currency, amount);
}

std::string draw_price(Random& random) {
  const std::uint32_t amount = 3 + random.zipf(500, 3);
  const bool ends_in_99 = random.percent(30);
  if (ends_in_99) return fmt::format("${}.99", amount);
  return fmt::format("${}", amount);
}

std::string draw_percent(Random& random) {
  const std::uint32_t amount = 1 + random.zipf(90, 3);
  const std::uint32_t tenths = random.below(10);
  const bool exact = random.percent(35);
  if (exact) return fmt::format("{}.{}%", amount, tenths);
  return fmt::format("{}%", amount);
}

std::string draw_count(Random& random) {
  const std::uint32_t magnitude = random.below(3);
  const std::uint32_t figure = 10 + random.below(90);
  const std::uint32_t more = random.below(20) * 5;
  if (magnitude == 0) return fmt::format("{}", figure);
  if (magnitude == 1) return fmt::format("{}", figure * 10);
  return fmt::format("{},{}{:02}", figure / 10, figure % 10, more);
}

std::string_view draw_small(Random& random) {
  constexpr std::string_view numbers[] = {"two", "three", "four",  "five",
                                          "six", "seven", "eight", "nine"};
  return numbers[random.below(std::size(numbers))];
}

std::string_view draw_ago(Random& random) {
  constexpr std::string_view agos[] = {
      "last week",      "last month",  "earlier this year", "last year",
      "two months ago", "a year ago",  "last quarter",      "three weeks ago",
      "this spring",    "in the past", "yesterday",         "two years ago"};
  return agos[random.zipf(std::size(agos))];
}

std::string_view draw_soon(Random& random) {
  constexpr std::string_view soons[] = {"in the next few weeks",
                                        "next month",
                                        "later this year",
                                        "next year",
                                        "next week",
                                        "within weeks",
                                        "over the summer",
                                        "next quarter",
                                        "by the end of the year",
                                        "tomorrow",
                                        "in the coming days",
                                        "this month"};
  return soons[random.zipf(std::size(soons))];
}

std::string_view draw_quarter(Random& random) {
  constexpr std::string_view quarters[] = {"first quarter", "second quarter",
                                           "third quarter", "fourth quarter"};
  return quarters[random.below(std::size(quarters))];
}

std::string_view weekday_name(const Date& date) {
  constexpr std::string_view names[] = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                        "Friday", "Saturday", "Sunday"};
  return names[weekday(date) - 1];
}

std::string_view month_name(int month) {
  constexpr std::string_view names[] = {"January",   "February", "March",    "April",
                                        "May",       "June",     "July",     "August",
                                        "September", "October",  "November", "December"};
  return names[month - 1];
}

std::string month_day(const Date& date, const Date& today) {
  if (date.year == today.year)
    return fmt::format("{} {}", month_name(date.month), date.day);
  return fmt::format("{} {}, {}", month_name(date.month), date.day, date.year);
}

}  // namespace debrief::generator
