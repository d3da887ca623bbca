#include "indexer/dates/find_expressions.h"
#include "indexer/dates/number_edges.h"

namespace debrief {
namespace {

using Form = DateExpression::Form;

std::size_t add_year(int year, std::size_t first, std::size_t last,
                     std::vector<DateExpression>& out) {
  DateExpression e;
  e.form = year < 0 ? Form::none : Form::calendar;
  e.year = year;
  e.first = first;
  e.last = last;
  out.push_back(e);
  return last;
}

// Whether the number at AT touches what is no part of a date: "GPT-2024", "2000-foot".
bool touches_other(const DateText& t, std::size_t at, std::size_t after) {
  if (has_head(t, at) || has_tail(t, after)) return true;
  const bool compound = t.is_mark(after, '-') && t.at(after).glued &&
                        t.at(after + 1).glued &&
                        t.at(after + 1).kind == DateToken::Kind::word;
  const std::string_view word = t.text_of(after + 1);
  return compound && word != "era" && word != "style" && word != "present";
}

// A lower-case plural: what a bare number of four digits may count ("2000 cities").
bool is_plural(const DateText& t, std::size_t at) {
  const DateToken& token = t.at(at);
  const std::string_view text = t.text_of(at);
  return token.kind == DateToken::Kind::word && token.word == Word::none &&
         !token.capital && text.size() > 3 && text.ends_with('s') &&
         !text.ends_with("ss");
}

// Whether four digits standing alone are a year.
bool is_year_alone(const DateText& t, std::size_t at) {
  const DateToken& token = t.at(at);
  if (token.digits != 4 || token.value < 1000 || token.value > 2199) return false;
  if (touches_other(t, at, at + 1)) return false;
  const Word previous = t.word(at - 1);
  const Word next = t.word(at + 1);
  const bool quantity_next = next == Word::amount || next == Word::unit ||
                             t.is_mark(at + 1, '%') || is_plural(t, at + 1);
  if (next == Word::amount || t.is_mark(at + 1, '%')) return false;
  if (previous == Word::about && quantity_next) return false;
  // A round number counts things more often than it names their year.
  if (token.value % 100 == 0 && quantity_next) return false;
  if (previous == Word::preposition && t.text_of(at - 1) == "at") return false;
  if (token.value >= 1900 && token.value < 2100)
    return !(previous == Word::about && t.text_of(at - 1) == "than");
  // Farther years need a word that announces them.
  if (is_plural(t, at + 1)) return false;
  const bool named =
      previous == Word::definite || previous == Word::article || t.is_mark(at - 1, ',');
  if (named && token.value >= 1500 && token.value % 100 != 0) return true;
  return introduces_date(t, at - 1) || t.word(at - 1) == Word::connector ||
         t.is_mark(at - 1, '(');
}

// "2019-2021", "1939-45": two years.
std::size_t match_year_range(const DateText& t, std::size_t at,
                             std::vector<DateExpression>& out) {
  const DateToken& a = t.at(at);
  const DateToken& b = t.at(at + 2);
  if (!t.is_mark(at + 1, '-') || !t.is_number(at + 2)) return at;
  if (a.digits != 4 || a.value < 1000 || a.value > 2199) return at;
  if (touches_other(t, at, at + 3) || t.word(at + 3) == Word::amount) return at;
  if (t.word(at + 3) == Word::era_before) return add_year(-1, at, at + 4, out);
  const bool tight = t.at(at + 1).glued && b.glued;
  int year = 0;
  if (b.digits == 4) year = b.value;
  if (b.digits == 2 && tight) year = a.value / 100 * 100 + b.value;
  // "2026-04" is a month, as ISO 8601 writes it, unless the years would follow each
  // other.
  const bool month =
      b.digits == 2 && tight && b.value >= 1 && b.value <= 12 && year != a.value + 1;
  if (month) {
    if (t.text[t.at(at + 1).begin] != '-') return at;
    add_year(a.value, at, at + 3, out);
    out.back().month = b.value;
    return at + 3;
  }
  if (year <= a.value || year > 2199) return at;
  add_year(a.value, at, at + 1, out);
  return add_year(year, at + 2, at + 3, out);
}

// "the class of '98", "since ’98".
std::size_t match_short_year(const DateText& t, std::size_t at,
                             std::vector<DateExpression>& out) {
  const DateToken& token = t.at(at);
  if (token.digits != 2 || !t.is_mark(at - 1, '\'') || !token.glued) return at;
  if (!introduces_date(t, at - 2) || touches_other(t, at, at + 1)) return at;
  const int year = token.value + (token.value < 30 ? 2000 : 1900);
  return add_year(year, at - 1, at + 1, out);
}

// Lets the part of a year that was added last, without one, be of the year at AT.
std::size_t take_part(const DateText& t, std::size_t at, std::size_t next,
                      std::vector<DateExpression>& out) {
  out.back().year = t.at(at).value;
  out.back().first = at;
  return next;
}

std::size_t match_one_year(const DateText& t, std::size_t at,
                           std::vector<DateExpression>& out) {
  if (!t.is_number(at)) return at;
  if (t.word(at + 1) == Word::era_before) return add_year(-1, at, at + 2, out);
  if (!is_year_alone(t, at)) return at;
  // "2026 Q3", "2026-H1", "2026's first half"
  const std::size_t part = t.is_mark(at + 1, '-') ? at + 2 : at + 1;
  const std::size_t before = out.size();
  const std::size_t next = match_year_part(t, part, out);
  if (next != part && out.back().year == 0 &&
      out.back().step == DateExpression::Step::none)
    return take_part(t, at, next, out);
  out.resize(before);
  const std::size_t possessed = match_possessed_part(t, at + 1, out);
  if (possessed != at + 1) return take_part(t, at, possessed, out);
  return add_year(t.at(at).value, at, at + 1, out);
}

}  // namespace

std::size_t match_year(const DateText& t, std::size_t at,
                       std::vector<DateExpression>& out) {
  for (const auto match : {match_year_range, match_short_year, match_one_year}) {
    const std::size_t next = match(t, at, out);
    if (next != at) return next;
  }
  return at;
}

}  // namespace debrief
