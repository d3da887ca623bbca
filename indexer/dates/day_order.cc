#include "indexer/dates/day_order.h"

#include <algorithm>

namespace debrief {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

bool is_letter(char c) { return (c | 32) >= 'a' && (c | 32) <= 'z'; }

// Digits in a row at the beginning of TEXT; more than four count as five.
std::size_t digits_at(std::string_view text) {
  std::size_t n = 0;
  while (n < std::min<std::size_t>(text.size(), 5) && is_digit(text[n])) ++n;
  return n;
}

int value_of(std::string_view digits) {
  int value = 0;
  for (const char c : digits) value = value * 10 + (c - '0');
  return value;
}

DayOrder order_of(int a, int b, int year) {
  const bool day_first = is_valid({year, b, a});
  const bool month_first = is_valid({year, a, b});
  if (a == b || (!day_first && !month_first)) return DayOrder::none;
  return day_first && month_first ? DayOrder::either
         : day_first              ? DayOrder::day_first
                                  : DayOrder::month_first;
}

// The date that TEXT begins with, by its order; and how far it reaches, at least 1.
DayOrder order_at(std::string_view text, std::size_t& size) {
  const std::size_t first = digits_at(text);
  size = std::max<std::size_t>(first, 1);
  if (first == 0 || first > 2 || first >= text.size()) return DayOrder::none;
  const char mark = text[first];
  if (mark != '/' && mark != '-' && mark != '_') return DayOrder::none;
  const std::size_t second = digits_at(text.substr(first + 1));
  const std::size_t behind = first + 1 + second;
  if (second == 0 || second > 2 || behind >= text.size() || text[behind] != mark)
    return DayOrder::none;
  const std::string_view rest = text.substr(behind + 1);
  const std::size_t third = digits_at(rest);
  if ((third != 4 && third != 2) || (third < rest.size() && is_digit(rest[third])))
    return DayOrder::none;
  size = behind + 1 + third;
  const int year = value_of(rest.substr(0, third));
  const DayOrder order =
      order_of(value_of(text.substr(0, first)), value_of(text.substr(first + 1, second)),
               third == 4 ? year : 2000 + year);
  return third == 4 || order == DayOrder::either ? order : DayOrder::none;
}

}  // namespace

void DayOrders::add(DayOrder order) {
  day_first = day_first || order == DayOrder::day_first;
  month_first = month_first || order == DayOrder::month_first;
  either = either || order == DayOrder::either;
}

void add_orders(std::string_view text, DayOrders& orders) {
  for (std::size_t at = 0; at < text.size();) {
    while (at < text.size() && !is_digit(text[at])) ++at;
    if (at == text.size()) return;
    const char before = at == 0 ? ' ' : text[at - 1];
    std::size_t size = 1;
    if (!is_digit(before) && !is_letter(before) && before != '/' && before != '.')
      orders.add(order_at(text.substr(at), size));
    at += size;
  }
}

void OrderCounts::add(const DayOrders& orders) {
  if (orders.day_first == orders.month_first) return;
  ++(orders.day_first ? day_first_ : month_first_);
}

DayOrder OrderCounts::order() const {
  if (day_first_ > 0 && day_first_ >= 3 * month_first_) return DayOrder::day_first;
  if (month_first_ > 0 && month_first_ >= 3 * day_first_) return DayOrder::month_first;
  return DayOrder::none;
}

}  // namespace debrief
