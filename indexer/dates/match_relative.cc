#include <array>
#include <string>

#include "indexer/dates/find_expressions.h"
#include "indexer/dates/holidays.h"

namespace debrief {
namespace {

using Form = DateExpression::Form;
using Step = DateExpression::Step;
using Anchor = DateExpression::Anchor;

Precision unit_of(const DateToken& token) {
  if (token.word == Word::quarter) return Precision::quarter;
  return static_cast<Precision>(token.value);
}

bool is_unit(Word word) { return word == Word::unit || word == Word::quarter; }

// "days", "weeks": more than one.
bool is_plural_unit(const DateText& t, std::size_t at) {
  return is_unit(t.word(at)) && t.text_of(at).ends_with('s');
}

std::size_t add_offset(Precision unit, int amount, Anchor anchor, std::size_t first,
                       std::size_t last, std::vector<DateExpression>& out) {
  DateExpression e;
  e.form = Form::offset;
  e.unit = unit;
  e.amount = amount;
  e.anchor = anchor;
  e.first = first;
  e.last = last;
  out.push_back(e);
  return last;
}

// "yesterday", "the day before yesterday", "tomorrow".
std::size_t match_near_day(const DateText& t, std::size_t at,
                           std::vector<DateExpression>& out) {
  if (t.word(at) == Word::unit && t.word(at + 2) == Word::near_day) {
    const int days = t.at(at + 2).value;
    if ((t.word(at + 1) == Word::before && days == -1) ||
        (t.word(at + 1) == Word::after && days == 1))
      return add_offset(Precision::day, 2 * days, Anchor::published, at, at + 3, out);
  }
  if (t.word(at) == Word::near_day)
    return add_offset(Precision::day, t.at(at).value, Anchor::published, at, at + 1, out);
  return at;
}

// "in/over/for the next week" is a length of time.
bool is_length(const DateText& t, std::size_t step) {
  if (t.word(step - 1) != Word::definite) return false;
  const Word word = t.word(step - 2);
  const std::string_view text = t.text_of(step - 2);
  return word == Word::in || word == Word::preposition || text == "over";
}

// "last year's third quarter": gives the quarter at AT the year of the expression before.
std::size_t match_quarter_of(const DateText& t, std::size_t at, Step step,
                             std::vector<DateExpression>& out) {
  const std::size_t next = match_possessed_part(t, at, out);
  if (next != at) out.back().step = step;
  return next;
}

// Lets the expression that was added last begin at FIRST; returns END.
std::size_t with_first(std::vector<DateExpression>& out, std::size_t first,
                       std::size_t end) {
  out.back().first = first;
  return end;
}

// "last week", "this morning", "next quarter", "the following year", "that month".
std::size_t match_step_unit(const DateText& t, std::size_t at,
                            std::vector<DateExpression>& out) {
  const Word step = t.word(at);
  std::size_t next = at + 1;
  if (t.word(next) == Word::fiscal) ++next;
  const bool the = t.word(at - 1) == Word::definite;
  if (t.word(next) == Word::part_of_day && next == at + 1) {
    if (step == Word::current)
      return add_offset(Precision::day, 0, Anchor::published, at, next + 1, out);
    if (step == Word::last && !the)
      return add_offset(Precision::day, -1, Anchor::published, at, next + 1, out);
    if (step == Word::following || (step == Word::next && the))
      return add_offset(Precision::day, 1, Anchor::spoken, at, next + 1, out);
    if (step == Word::same)
      return add_offset(Precision::day, 0, Anchor::spoken, at, next + 1, out);
    return at;
  }
  if (!is_unit(t.word(next)) || is_plural_unit(t, next) || is_length(t, at)) return at;
  const Precision unit = unit_of(t.at(next));
  const bool day = unit == Precision::day;
  const std::size_t end = next + 1;
  switch (step) {
    case Word::last:
      if (the || day || t.word(end) == Word::of) return at;
      if (unit == Precision::year)
        if (const auto last = match_quarter_of(t, end, Step::last, out); last != end)
          return with_first(out, at, last);
      return add_offset(unit, -1, Anchor::published, at, end, out);
    case Word::next:
      return add_offset(unit, 1, the || day ? Anchor::spoken : Anchor::published, at, end,
                        out);
    case Word::current:
      if (day) return at;
      if (unit == Precision::year)
        if (const auto last = match_quarter_of(t, end, Step::current, out); last != end)
          return with_first(out, at, last);
      return add_offset(unit, 0, Anchor::published, at, end, out);
    case Word::following:
      return add_offset(unit, 1, Anchor::spoken, at, end, out);
    case Word::previous:
      return add_offset(unit, -1, Anchor::spoken, at, end, out);
    case Word::same:
      return add_offset(unit, 0, Anchor::spoken, at, end, out);
    default:
      return at;
  }
}

// "year-end", "year-end 2026", "the year-ago quarter", "month's end".
std::size_t match_hyphened_unit(const DateText& t, std::size_t at,
                                std::vector<DateExpression>& out) {
  if (!is_unit(t.word(at)) || unit_of(t.at(at)) == Precision::day) return at;
  if (!t.is_mark(at + 1, '-') && !t.is_mark(at + 1, '\'')) return at;
  const Precision unit = unit_of(t.at(at));
  const Word word = t.word(at + 2);
  if (word == Word::ago || word == Word::earlier)
    return add_offset(unit, -1, Anchor::published, at, at + 3, out);
  if (word != Word::edge || t.text_of(at + 2) != "end") return at;
  const YearRead year = read_year_after(t, at + 3);
  if (year.year > 0 && unit == Precision::year) {
    DateExpression e;
    e.form = Form::calendar;
    e.year = year.year;
    e.first = at;
    e.last = year.next;
    out.push_back(e);
    return e.last;
  }
  return add_offset(unit, 0, Anchor::published, at, at + 3, out);
}

// "the end of the year", "early in the month": a part of the current one.
std::size_t match_end_of_unit(const DateText& t, std::size_t at,
                              std::vector<DateExpression>& out) {
  const Word word = t.word(at);
  if (word != Word::edge && word != Word::later && word != Word::earlier) return at;
  if (t.word(at + 1) != Word::of && t.word(at + 1) != Word::in) return at;
  if (t.word(at + 2) != Word::definite || !is_unit(t.word(at + 3))) return at;
  const Precision unit = unit_of(t.at(at + 3));
  if (unit == Precision::day || is_plural_unit(t, at + 3)) return at;
  if (t.word(at + 4) == Word::of) return at;
  return add_offset(unit, 0, Anchor::published, at, at + 4, out);
}

Step step_of(Word word) {
  switch (word) {
    case Word::last:
      return Step::last;
    case Word::next:
      return Step::next;
    case Word::current:
      return Step::current;
    default:
      return Step::none;
  }
}

// "Monday", "last Monday", "this Fri"; not "every Monday", "Monday.com", "The Sunday
// Times".
std::size_t match_weekday(const DateText& t, std::size_t at,
                          std::vector<DateExpression>& out) {
  const DateToken& token = t.at(at);
  const std::size_t i = at;
  if (token.word != Word::weekday && token.word != Word::weekday_short) return at;
  const Word previous = t.word(i - 1);
  const Step step = step_of(previous);
  const bool introduced = introduces_date(t, i - 1);
  if (token.word == Word::weekday_short && !(introduced && token.capital)) return at;
  if (previous == Word::every) return at;
  if (token.glued && t.before(i).kind != DateToken::Kind::mark) return at;
  const bool dot_com = t.is_mark(i + 1, '.') && t.at(i + 2).glued;
  if (dot_com) return at;
  const DateToken& after = t.at(i + 1);
  const bool named = after.capital && after.word == Word::none;
  if (previous == Word::definite && named) return at;
  DateExpression e;
  e.form = Form::weekday;
  e.weekday = token.value;
  e.step = step;
  if (previous == Word::following) {
    e.step = Step::next;
    e.anchor = Anchor::spoken;
  }
  e.first = e.step != Step::none ? i - 1 : i;
  e.last = i + 1;
  out.push_back(e);
  return e.last;
}

// "the weekend", "last weekend", "a long weekend": the week whose end it is.
std::size_t match_weekend(const DateText& t, std::size_t at,
                          std::vector<DateExpression>& out) {
  if (t.word(at) != Word::weekend || t.word(at - 1) == Word::every) return at;
  DateExpression e;
  e.form = Form::weekday;
  e.weekday = 6;
  e.unit = Precision::week;
  e.step = step_of(t.word(at - 1));
  if (t.word(at - 1) == Word::following) e.anchor = Anchor::spoken;
  e.first = e.step != Step::none ? at - 1 : at;
  e.last = at + 1;
  out.push_back(e);
  return e.last;
}

// The number written at AT, in digits or words, "a" for one; 0 for none.
int count_at(const DateText& t, std::size_t at) {
  const DateToken& token = t.at(at);
  if (token.word == Word::number || token.word == Word::article) return token.value;
  const bool plain =
      token.digits >= 1 && token.digits <= 4 && (!token.glued || t.is_mark(at - 1, '('));
  return t.is_number(at) && plain ? token.value : 0;
}

// "two weeks ago", "a year earlier", "three days later", "in ten days", "two days from
// now".
std::size_t match_count(const DateText& t, std::size_t at,
                        std::vector<DateExpression>& out) {
  const int count = count_at(t, at);
  if (count == 0 || count > 3000) return at;
  if (!is_unit(t.word(at + 1))) return at;
  const Precision unit = unit_of(t.at(at + 1));
  const std::size_t after = at + 2;
  const Word word = t.word(after);
  if (word == Word::ago)
    return add_offset(unit, -count, Anchor::published, at, after + 1, out);
  if (word == Word::earlier)
    return add_offset(unit, -count, Anchor::spoken, at, after + 1, out);
  if (word == Word::later)
    return add_offset(unit, count, Anchor::spoken, at, after + 1, out);
  if (word == Word::from &&
      (t.word(after + 1) == Word::now || t.word(after + 1) == Word::near_day))
    return add_offset(unit, count, Anchor::published, at, after + 2, out);
  const bool in = t.word(at - 1) == Word::in && t.text_of(at - 1).size() == 2;
  if (!in || word == Word::of) return at;
  add_offset(unit, count, Anchor::published, at - 1, after, out);
  out.back().only_future = true;
  return after;
}

// "Christmas", "Labor Day 2026", "last Thanksgiving".
std::size_t match_holiday(const DateText& t, std::size_t at,
                          std::vector<DateExpression>& out) {
  const Word word = t.word(at);
  const bool saint = word == Word::ordinal_mark && !t.at(at).glued;
  if (word != Word::holiday && !saint) return at;
  std::string phrase;  // up to five words, lower case, without marks
  std::array<std::size_t, 5> ends{};
  std::size_t count = 0;
  for (std::size_t i = at; i < at + 9 && count < ends.size(); ++i) {
    const DateToken& token = t.at(i);
    const bool silent = t.is_mark(i, '\'') || t.is_mark(i, '.');
    if (token.kind != DateToken::Kind::word && !silent) break;
    if (token.sentence != t.at(at).sentence) break;
    if (silent) continue;
    if (count > 0) phrase += ' ';
    for (const char c : t.text_of(i).substr(0, 16))
      phrase += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    ends[count++] = i + 1;
  }
  const auto name = find_holiday(phrase);
  if (!name) return at;
  // In lower case only what is one word and nothing else: "christmas", not "good friday".
  if (!t.at(at).capital && (name->words > 1 || phrase.starts_with("nye"))) return at;
  // "the Easter Offensive" is a name.
  const DateToken& after = t.at(ends[name->words - 1]);
  if (after.capital && after.word == Word::none && !introduces_date(t, at - 1) &&
      after.sentence == t.at(at).sentence)
    return at;
  DateExpression e;
  e.form = Form::holiday;
  e.number = name->holiday;
  const YearRead year = read_year_after(t, ends[name->words - 1]);
  e.year = year.year;
  const std::size_t before = t.is_mark(at - 1, '#') ? at - 2 : at - 1;
  e.step = step_of(t.word(before));
  e.first = e.step != Step::none ? before : at;
  e.last = year.next;
  if (year.year < 0) e.form = Form::none;
  out.push_back(e);
  return e.last;
}

}  // namespace

std::size_t match_relative(const DateText& t, std::size_t at,
                           std::vector<DateExpression>& out) {
  for (const auto match :
       {match_near_day, match_step_unit, match_hyphened_unit, match_end_of_unit,
        match_weekday, match_weekend, match_count, match_holiday}) {
    const std::size_t next = match(t, at, out);
    if (next != at) return next;
  }
  return at;
}

}  // namespace debrief
