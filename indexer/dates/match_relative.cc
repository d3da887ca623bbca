#include "indexer/dates/find_expressions.h"

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
  if (t.word(step) != Word::next || t.word(step - 1) != Word::definite) return false;
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

// "this morning", "last night", "the next morning", "that night": the day of it.
std::size_t match_part_of_day(const DateText& t, std::size_t at,
                              std::vector<DateExpression>& out) {
  if (t.word(at + 1) != Word::part_of_day) return at;
  const bool the = t.word(at - 1) == Word::definite;
  const auto add = [&](int days, Anchor anchor) {
    return add_offset(Precision::day, days, anchor, at, at + 2, out);
  };
  switch (t.word(at)) {
    case Word::current:
      return add(0, Anchor::published);
    case Word::last:
      return the ? at : add(-1, Anchor::published);
    case Word::next:
      return the ? add(1, Anchor::spoken) : at;
    case Word::following:
      return add(1, Anchor::spoken);
    case Word::same:
      return add(0, Anchor::spoken);
    default:
      return at;
  }
}

// "last week", "next quarter", "the following year", "that month".
std::size_t match_step_unit(const DateText& t, std::size_t at,
                            std::vector<DateExpression>& out) {
  const Word step = t.word(at);
  std::size_t next = at + 1;
  if (t.word(next) == Word::fiscal) ++next;
  const bool the = t.word(at - 1) == Word::definite;
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

// Whether nothing follows at AT within the clause.
bool ends_clause(const DateText& t, std::size_t at) {
  return at >= t.tokens.size() || t.at(at).sentence != t.at(at - 1).sentence ||
         (t.at(at).kind == DateToken::Kind::mark && t.at(at).mark != '-' &&
          t.at(at).mark != '"');
}

struct Count {
  int value = 0;  // 0 for none
  std::size_t end = 0;
};

// The number written at AT, in digits or words, "a" and "the" for one.
Count count_at(const DateText& t, std::size_t at) {
  const DateToken& token = t.at(at);
  if (token.word == Word::definite) return {1, at + 1};  // "the year before"
  if (token.word == Word::article) return {token.value, at + 1};
  if (token.word == Word::number) {
    // "twenty-one", "twenty one"
    const bool tens = token.value >= 20 && token.value < 100;
    const std::size_t last = t.is_mark(at + 1, '-') ? at + 2 : at + 1;
    const bool more = tens && t.word(last) == Word::number && t.at(last).value < 10;
    return more ? Count{token.value + t.at(last).value, last + 1}
                : Count{token.value, at + 1};
  }
  const bool plain =
      token.digits >= 1 && token.digits <= 4 && (!token.glued || t.is_mark(at - 1, '('));
  return {t.is_number(at) && plain ? token.value : 0, at + 1};
}

// "two weeks ago", "a year earlier", "three days later", "in ten days", "two days from
// now".
std::size_t match_count(const DateText& t, std::size_t at,
                        std::vector<DateExpression>& out) {
  const auto [count, end] = count_at(t, at);
  if (count == 0 || count > 3000) return at;
  if (!is_unit(t.word(end))) return at;
  const Precision unit = unit_of(t.at(end));
  const std::size_t after = end + 1;
  const Word word = t.word(after);
  if (word == Word::ago)
    return add_offset(unit, -count, Anchor::published, at, after + 1, out);
  if (word == Word::earlier)
    return add_offset(unit, -count, Anchor::spoken, at, after + 1, out);
  if (word == Word::later)
    return add_offset(unit, count, Anchor::spoken, at, after + 1, out);
  // "two years before," but not "two years before the war"
  if ((word == Word::before || word == Word::after) && ends_clause(t, after + 1))
    return add_offset(unit, word == Word::before ? -count : count, Anchor::spoken, at,
                      after + 1, out);
  if (word == Word::from &&
      (t.word(after + 1) == Word::now || t.word(after + 1) == Word::near_day))
    return add_offset(unit, count, Anchor::published, at, after + 2, out);
  const bool in = t.word(at - 1) == Word::in && t.text_of(at - 1).size() == 2;
  if (!in || word == Word::of) return at;
  add_offset(unit, count, Anchor::published, at - 1, after, out);
  out.back().only_future = true;
  return after;
}

// The unit in which a few of these are told.
Precision coarser(Precision unit) {
  switch (unit) {
    case Precision::day:
      return Precision::week;
    case Precision::week:
      return Precision::month;
    case Precision::month:
      return Precision::quarter;
    case Precision::quarter:
      return Precision::year;
    default:
      return Precision::decade;
  }
}

// "the next few weeks", "the coming months", "the past several days", "recent weeks": a
// few are taken for three, and the value is no finer than that allows.
std::size_t match_few(const DateText& t, std::size_t at,
                      std::vector<DateExpression>& out) {
  constexpr int few = 3;
  const bool recent = t.text_of(at) == "recent";
  const bool back = recent || t.word(at) == Word::last;
  if (!back && t.word(at) != Word::next) return at;
  const bool vague = t.word(at + 1) == Word::vague;
  const std::size_t unit_at = vague ? at + 2 : at + 1;
  const bool coming = t.text_of(at) == "coming" || t.text_of(at) == "upcoming";
  if (!vague && !recent && !coming) return at;
  if (!is_plural_unit(t, unit_at)) return at;
  const Precision unit = unit_of(t.at(unit_at));
  if (unit == Precision::decade) return at;
  add_offset(unit, back ? -few : few, Anchor::published, at, unit_at + 1, out);
  out.back().about = coarser(unit);
  return unit_at + 1;
}

}  // namespace

std::size_t match_relative(const DateText& t, std::size_t at,
                           std::vector<DateExpression>& out) {
  for (const auto match : {match_near_day, match_part_of_day, match_few, match_step_unit,
                           match_hyphened_unit, match_end_of_unit, match_count}) {
    const std::size_t next = match(t, at, out);
    if (next != at) return next;
  }
  return at;
}

}  // namespace debrief
