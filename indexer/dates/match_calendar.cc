#include "indexer/dates/find_expressions.h"
#include "indexer/dates/number_edges.h"

namespace debrief {
namespace {

using Form = DateExpression::Form;

struct DayRead {
  int day = 0;
  std::size_t next = 0;  // the token after the day
};

// "27", "27th": a day of a month.
DayRead read_day(const DateText& t, std::size_t at) {
  const DateToken& token = t.at(at);
  if (!t.is_number(at) || token.digits == 0 || token.digits > 2) return {0, at};
  if (token.value < 1 || token.value > 31) return {0, at};
  std::size_t next = at + 1;
  if (t.word(next) == Word::ordinal_mark && t.at(next).glued) ++next;
  return has_tail(t, next) ? DayRead{0, at} : DayRead{token.value, next};
}

// The second day of "May 3-7", "May 3 to 7", "3 and 4 May"; 0 when there is none.
DayRead read_second_day(const DateText& t, std::size_t at, int first_day) {
  const bool dash = t.is_mark(at, '-');
  if (!dash && t.word(at) != Word::connector && t.word(at) != Word::preposition)
    return {0, at};
  const DayRead day = read_day(t, at + 1);
  if (day.day <= first_day) return {0, at};
  if (dash) return day;
  // "May 3 and 7 people": a word after the number makes it a quantity.
  const DateToken& next = t.at(day.next);
  const bool ends = next.kind == DateToken::Kind::mark || next.word == Word::in ||
                    is_month(next.word) || next.word == Word::preposition ||
                    t.is_number(day.next);
  return ends ? day : DayRead{0, at};
}

// The token after the month at AT and its point; AT when there is none.
std::size_t after_month(const DateText& t, std::size_t at) {
  if (!is_month(t.word(at))) return at;
  const bool point = t.is_mark(at + 1, '.') && t.at(at + 1).glued;
  return t.word(at) == Word::month_short && point ? at + 2 : at + 1;
}

DateExpression calendar(int year, int month, int day, std::size_t first,
                        std::size_t last) {
  DateExpression e;
  e.form = year < 0 ? Form::none : Form::calendar;
  e.year = year;
  e.month = month;
  e.day = day;
  e.first = first;
  e.last = last;
  return e;
}

// A month alone is one only where nothing else can be meant: "may", "march", "Jan".
bool is_month_alone(const DateText& t, std::size_t at, std::size_t next) {
  const DateToken& token = t.at(at);
  const bool introduced = introduces_date(t, at - 1);
  const DateToken& after = t.at(next);
  const bool joined = (t.word(next) == Word::connector ||
                       t.word(next) == Word::preposition || t.is_mark(next, '-')) &&
                      is_month(t.word(next + 1));
  if (token.word != Word::month) return (introduced || joined) && token.capital;
  if (introduced || !token.capital) return true;
  // "April Smith": a name, not a month.
  return !(after.capital && after.word == Word::none && after.sentence == token.sentence);
}

// "of that year", "of last year", "last year", after a month or day: adds it to E and
// returns the token after it.
std::size_t read_relative_year(const DateText& t, std::size_t at, DateExpression& e) {
  std::size_t i = t.word(at) == Word::of ? at + 1 : at;
  if (t.word(i) == Word::definite) ++i;
  const bool year = t.word(i + 1) == Word::unit &&
                    t.at(i + 1).value == static_cast<int>(Precision::year) &&
                    !t.text_of(i + 1).ends_with('s');
  if (!year || e.year != 0) return at;
  switch (t.word(i)) {
    case Word::current:
      e.years = 0;
      break;
    case Word::last:
      e.years = -1;
      break;
    case Word::next:
      e.years = 1;
      break;
    case Word::same:
      e.years = 0;
      e.anchor = DateExpression::Anchor::spoken;
      break;
    case Word::previous:
      e.years = -1;
      e.anchor = DateExpression::Anchor::spoken;
      break;
    case Word::following:
      e.years = 1;
      e.anchor = DateExpression::Anchor::spoken;
      break;
    default:
      return at;
  }
  return e.last = i + 2;
}

// "April 27 (Monday)", "14 December, Friday": takes in the weekday.
std::size_t read_weekday_after(const DateText& t, std::size_t at, DateExpression& e) {
  const std::size_t i = t.is_mark(at, ',') || t.is_mark(at, '(') ? at + 1 : at;
  if (e.weekday > 0 || e.day == 0 || t.word(i) != Word::weekday) return at;
  if (t.at(i).sentence != t.at(at).sentence) return at;
  e.weekday = t.at(i).value;
  return e.last = i + 1;
}

// "April 27", "Apr. 27-29, 2026", "April 2026", "April".
std::size_t match_month_first(const DateText& t, std::size_t at,
                              std::vector<DateExpression>& out) {
  std::size_t next = after_month(t, at);
  if (next == at || (t.at(at).glued && t.at(at - 1).kind != DateToken::Kind::mark))
    return at;
  const int month = t.at(at).value;
  if (t.is_mark(next, '-') && t.at(next).glued && t.at(next + 1).glued &&
      t.is_number(next + 1))
    ++next;  // "Apr-27"
  const DayRead day = read_day(t, t.word(next) == Word::definite ? next + 1 : next);
  if (day.day > 0 && t.word(day.next) != Word::era_before) {
    if (!day_exists(0, month, day.day)) {
      out.push_back(calendar(-1, month, day.day, at, day.next));
      return day.next;
    }
    const DayRead second = read_second_day(t, day.next, day.day);
    const bool range = second.day > 0 && day_exists(0, month, second.day) &&
                       !is_month(t.word(second.next));
    const YearRead year = read_year_after(t, range ? second.next : day.next);
    out.push_back(calendar(year.year, month, day.day, at, range ? day.next : year.next));
    if (range)
      out.push_back(calendar(year.year, month, second.day, second.next - 1, year.next));
    const std::size_t end = read_relative_year(t, year.next, out.back());
    return range ? end : read_weekday_after(t, end, out.back());
  }
  const YearRead year = read_year_after(t, next);
  if (year.year != 0) {
    out.push_back(calendar(year.year, month, 0, at, year.next));
    return year.next;
  }
  next = after_month(t, at);
  DateExpression alone = calendar(0, month, 0, at, next);
  const std::size_t end = read_relative_year(t, next, alone);
  if (end == next && !is_month_alone(t, at, next)) return at;
  out.push_back(alone);
  return end;
}

// "27 April 2026", "the 27th of April", "3-7 May".
std::size_t match_day_first(const DateText& t, std::size_t at,
                            std::vector<DateExpression>& out) {
  DayRead first = read_day(t, at);
  // "the Fourth of July"
  if (t.word(at) == Word::ordinal && t.word(at + 1) == Word::of)
    first = {t.at(at).value, at + 1};
  if (first.day == 0 || (t.is_number(at) && has_head(t, at))) return at;
  const DayRead second = read_second_day(t, first.next, first.day);
  const DayRead day = second.day > 0 ? second : first;
  std::size_t month_at = day.next;
  if (t.word(month_at) == Word::of) ++month_at;
  if (t.is_mark(month_at, '-') && t.at(month_at).glued) ++month_at;
  const std::size_t next = after_month(t, month_at);
  if (next == month_at) return at;
  const bool sure = t.word(month_at) == Word::month || t.at(month_at).capital ||
                    t.at(month_at).glued;  // "26nov"
  if (!sure) return at;
  const int month = t.at(month_at).value;
  if (!day_exists(0, month, day.day)) return at;
  // "3 May 5": the day belongs to the month's other side.
  const bool dash = t.is_mark(next, '-') && t.at(next).glued;
  const YearRead year = read_year_after(t, dash ? next + 1 : next);
  const std::size_t end = year.year != 0 ? year.next : next;
  if (second.day > 0)
    out.push_back(calendar(year.year, month, first.day, at, first.next));
  const std::size_t begin = second.day > 0 ? second.next - 1 : at;
  out.push_back(calendar(year.year, month, day.day, begin, end));
  return read_weekday_after(t, read_relative_year(t, end, out.back()), out.back());
}

// "Monday, April 27", "Monday (27 April 2026)", "Mon 2026-04-27": one date.
std::size_t match_weekday_date(const DateText& t, std::size_t at,
                               std::vector<DateExpression>& out) {
  if (t.word(at) != Word::weekday && t.word(at) != Word::weekday_short) return at;
  std::size_t next = at + 1;
  for (int n = 0; n < 3; ++n)
    if (t.is_mark(next, ',') || t.is_mark(next, '.') || t.is_mark(next, '(') ||
        t.word(next) == Word::definite)
      ++next;
  if (t.at(next).sentence != t.at(at).sentence) return at;
  const std::size_t before = out.size();
  std::size_t end = match_numeric(t, next, out);
  if (end == next) end = match_month_first(t, next, out);
  if (end == next) end = match_day_first(t, next, out);
  if (out.size() == before) return at;
  DateExpression& e = out[before];
  if (e.day == 0) {
    out.resize(before);
    return at;
  }
  e.weekday = t.at(at).value;
  e.first = at;
  return end;
}

}  // namespace

bool introduces_date(const DateText& t, std::size_t at) {
  if (t.is_mark(at, '-')) return t.word(at - 1) == Word::edge;
  switch (t.word(at)) {
    case Word::in:
    case Word::by:
    case Word::of:
    case Word::from:
    case Word::preposition:
    case Word::edge:
    case Word::last:
    case Word::next:
    case Word::current:
    case Word::after:
    case Word::before:
    case Word::following:
    case Word::previous:
      return true;
    case Word::connector:
      // "from March to May": only where a date stands before it.
      return is_month(t.word(at - 1)) || t.is_number(at - 1);
    default:
      return false;
  }
}

YearRead read_year_after(const DateText& t, std::size_t at) {
  std::size_t i = at;
  if (t.is_mark(i, ',') || t.word(i) == Word::of) ++i;
  const bool comma = t.is_mark(at, ',');
  if (t.is_mark(i, '\'') && t.at(i + 1).glued && t.at(i + 1).digits == 2 && !comma)
    return {t.at(i + 1).value + (t.at(i + 1).value < 70 ? 2000 : 1900), i + 2};
  const DateToken& token = t.at(i);
  if (!t.is_number(i) || token.digits == 0 || token.value == 0) return {0, at};
  if (t.word(i + 1) == Word::era_before) return {-1, i + 2};
  if (token.digits != 4 || has_tail(t, i + 1)) return {0, at};
  if (token.value < 1000 || token.value > 2999) return {0, at};
  return {token.value, i + 1};
}

std::size_t match_calendar(const DateText& t, std::size_t at,
                           std::vector<DateExpression>& out) {
  for (const auto match :
       {match_weekday_date, match_month_first, match_numeric, match_day_first}) {
    const std::size_t next = match(t, at, out);
    if (next != at) return next;
  }
  return at;
}

}  // namespace debrief
