#include "indexer/dates/find_expressions.h"

namespace debrief {
namespace {

using Form = DateExpression::Form;

bool is_month(Word word) {
  return word == Word::month || word == Word::month_name || word == Word::month_short;
}

// What makes a number no part of a date: a decimal, a share, letters that touch it.
bool has_tail(const DateText& t, std::size_t after) {
  const DateToken& next = t.at(after);
  if (!next.glued) return next.word == Word::amount;
  if (next.kind != DateToken::Kind::mark) return !is_month(next.word);  // "26nov"
  if (next.mark == '%' || next.mark == '$') return true;
  const bool goes_on = t.at(after + 1).glued && t.is_number(after + 1);
  return goes_on &&
         (next.mark == '.' || next.mark == ':' || next.mark == ',' || next.mark == '/');
}

// What makes a number no part of a date: a sign, letter or digit it touches on its left.
bool has_head(const DateText& t, std::size_t at) {
  if (!t.at(at).glued) return t.is_mark(at - 1, '$') || t.is_mark(at - 1, '#');
  const DateToken& previous = t.before(at);
  if (previous.kind != DateToken::Kind::mark) return true;
  constexpr std::string_view open = "(\"'[*_|,;=";
  if (open.find(previous.mark) != open.npos) return false;
  if (previous.mark != '-' && previous.mark != '/') return true;
  if (!previous.glued) return false;
  // "2/27/2026-2/28/2026"
  if (t.is_number(at - 2) && t.before(at - 2).mark == t.at(at + 1).mark) return false;
  const Word word = t.word(at - 2);
  return word == Word::none && !t.is_mark(at - 2, ')');
}

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

bool day_exists(int year, int month, int day) {
  return month >= 1 && month <= 12 && day >= 1 &&
         day <= days_in_month(year > 0 ? year : 2000, month);
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
  const DayRead first = read_day(t, at);
  if (first.day == 0 || has_head(t, at)) return at;
  const DayRead second = read_second_day(t, first.next, first.day);
  const DayRead day = second.day > 0 ? second : first;
  std::size_t month_at = day.next;
  if (t.word(month_at) == Word::of) ++month_at;
  if (t.is_mark(month_at, '-') && t.at(month_at).glued) ++month_at;
  const std::size_t next = after_month(t, month_at);
  if (next == month_at) return at;
  if (t.word(month_at) != Word::month && !t.at(month_at).capital) return at;
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

// Whether the numbers at AT, AT+2 and AT+4 touch with the same mark between.
bool is_triple(const DateText& t, std::size_t at) {
  const char mark = t.at(at + 1).mark;
  if (mark != '-' && mark != '/' && mark != '.') return false;
  for (std::size_t i = at + 1; i <= at + 4; ++i)
    if (!t.at(i).glued) return false;
  return t.is_number(at + 2) && t.is_mark(at + 3, mark) && t.is_number(at + 4);
}

// "2026-04-27", "2026/4/27", "27/04/2026", "27.04.2026". Of 04/05/2026 nobody can say
// which is the month.
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
  DateExpression e = calendar(0, 0, 0, at, at + 5);
  if (a.digits == 4 && c.digits >= 1 && c.digits <= 2) {
    if (day_exists(a.value, b.value, c.value)) {
      e.year = a.value;
      e.month = b.value;
      e.day = c.value;
    }
  } else if (a.digits >= 1 && a.digits <= 2 && (c.digits == 4 || c.digits == 2)) {
    const int year = c.digits == 4 ? c.value : 2000 + c.value;
    const bool dotted = t.is_mark(at + 1, '.');
    const bool day_first = day_exists(year, b.value, a.value);
    const bool month_first = !dotted && day_exists(year, a.value, b.value);
    if (day_first != month_first || (day_first && a.value == b.value)) {
      e.year = year;
      e.month = day_first ? b.value : a.value;
      e.day = day_first ? a.value : b.value;
    }
  } else {
    return at;
  }
  if (e.year == 0) e.form = Form::none;
  out.push_back(e);
  return e.last;
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
