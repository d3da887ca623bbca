#include "indexer/dates/find_expressions.h"
#include "indexer/dates/number_edges.h"

namespace debrief {
namespace {

using Form = DateExpression::Form;
using Order = DayOrder;

// Whether the numbers at AT, AT+2 and AT+4 touch with the same mark between.
bool is_triple(const DateText& t, std::size_t at) {
  const char mark = t.at(at + 1).mark;
  if (mark != '-' && mark != '/' && mark != '.') return false;
  for (std::size_t i = at + 1; i <= at + 4; ++i)
    if (!t.at(i).glued) return false;
  return t.is_number(at + 2) && t.is_mark(at + 3, mark) && t.is_number(at + 4);
}

// Gives E the day and month that A and B are; none when they can be neither.
void give_order(DateExpression& e, int a, int b, int year, bool dotted) {
  const bool day_first = day_exists(year, b, a);
  const bool month_first = !dotted && day_exists(year, a, b);
  if (!day_first && !month_first) return;
  e.year = year;
  e.month = day_first ? b : a;
  e.day = day_first ? a : b;
  if (dotted || a == b) return;
  e.order = day_first && month_first ? Order::either
            : day_first              ? Order::day_first
                                     : Order::month_first;
}

}  // namespace

// Of 04/05/2026 nobody can say which is the month: it is left to the rest of the text.
std::size_t match_numeric(const DateText& t, std::size_t at,
                          std::vector<DateExpression>& out) {
  if (!is_triple(t, at) || has_head(t, at)) return at;
  const DateToken& a = t.at(at);
  const DateToken& b = t.at(at + 2);
  const DateToken& c = t.at(at + 4);
  const DateToken& tail = t.at(at + 5);
  const bool clock = tail.glued && tail.kind == DateToken::Kind::word && tail.capital &&
                     tail.end - tail.begin == 1;
  if (has_tail(t, at + 5) && !clock) return at;
  if (b.digits > 2 || b.digits == 0) return at;
  DateExpression e;
  e.form = Form::calendar;
  e.first = at;
  e.last = at + 5;
  if (a.digits == 4 && c.digits >= 1 && c.digits <= 2) {
    if (day_exists(a.value, b.value, c.value)) {
      e.year = a.value;
      e.month = b.value;
      e.day = c.value;
    }
  } else if (a.digits >= 1 && a.digits <= 2 && (c.digits == 4 || c.digits == 2)) {
    const int year = c.digits == 4 ? c.value : 2000 + c.value;
    give_order(e, a.value, b.value, year, t.is_mark(at + 1, '.'));
  } else {
    return at;
  }
  if (e.year == 0) e.form = Form::none;
  out.push_back(e);
  return e.last;
}

}  // namespace debrief
