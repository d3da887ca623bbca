#include "indexer/dates/find_expressions.h"

namespace debrief {
namespace {

using Form = DateExpression::Form;
using Step = DateExpression::Step;
using Kind = DateToken::Kind;

bool is_letter(const DateText& t, std::size_t at, char capital) {
  const std::string_view text = t.text_of(at);
  return text.size() == 1 && (text[0] & ~0x20) == capital;
}

// "FY", as in "FY26" and "FY 2026".
bool is_fy(const DateText& t, std::size_t at) {
  return t.word(at) == Word::year_mark && t.text_of(at).size() == 2;
}

struct YearSaid {
  int year = 0;
  Step step = Step::none;
  std::size_t next = 0;
};

// "fiscal 2026", "fiscal year 2026", "FY26", "of this year", "of 2026", "2026", "'26".
YearSaid read_year(const DateText& t, std::size_t at) {
  std::size_t i = at;
  if (t.word(i) == Word::of) ++i;
  if (t.word(i) == Word::definite) ++i;
  const bool is_year_unit = t.word(i + 1) == Word::unit &&
                            t.at(i + 1).value == static_cast<int>(Precision::year);
  if (is_year_unit && t.word(i) == Word::current) return {0, Step::current, i + 2};
  if (is_year_unit && t.word(i) == Word::last) return {0, Step::last, i + 2};
  if (is_year_unit && t.word(i) == Word::next) return {0, Step::next, i + 2};
  if (t.word(i) == Word::fiscal) ++i;
  if (t.word(i) == Word::unit) ++i;
  if (is_fy(t, i)) {
    ++i;
    if (t.at(i).digits == 2) return {2000 + t.at(i).value, Step::none, i + 1};
  }
  const YearRead year = read_year_after(t, i);
  return year.year != 0 ? YearSaid{year.year, Step::none, year.next}
                        : YearSaid{0, Step::none, at};
}

std::size_t add(Form form, int number, const YearSaid& year, std::size_t first,
                std::vector<DateExpression>& out) {
  DateExpression e;
  e.form = year.year < 0 ? Form::none : form;
  e.number = number;
  e.year = year.year;
  e.step = year.step;
  e.first = first;
  e.last = year.next;
  out.push_back(e);
  return e.last;
}

// "Q3 2026", "3Q26", "H1 2027", "1H 2027"; a half wants its year.
std::size_t match_short_part(const DateText& t, std::size_t at,
                             std::vector<DateExpression>& out) {
  const std::size_t letter = t.is_number(at) ? at + 1 : at;
  const std::size_t digit = t.is_number(at) ? at : at + 1;
  const bool quarter = is_letter(t, letter, 'Q');
  if (!quarter && !is_letter(t, letter, 'H')) return at;
  if (!t.at(at + 1).glued || !t.is_number(digit) || t.at(digit).digits != 1) return at;
  if (t.at(at).glued && t.before(at).kind != Kind::mark) return at;
  const int number = t.at(digit).value;
  if (number < 1 || number > (quarter ? 4 : 2)) return at;
  std::size_t next = at + 2;
  if (t.at(next).glued && t.at(next).digits == 2)  // "3Q26"
    return add(quarter ? Form::quarter : Form::half, number,
               {2000 + t.at(next).value, Step::none, next + 1}, at, out);
  if (t.at(next).glued && t.at(next).kind != Kind::mark) return at;
  const bool dash = t.is_mark(next, '-') || t.is_mark(next, '/');
  YearSaid year = read_year(t, dash ? next + 1 : next);
  if (year.year == 0 && year.step == Step::none) {
    if (!quarter) return at;
    year.next = next;
  }
  return add(quarter ? Form::quarter : Form::half, number, year, at, out);
}

// 1 to 4 for "first" to "fourth", "1st" to "4th", "last" of a year; the next token after.
std::pair<int, std::size_t> read_ordinal(const DateText& t, std::size_t at) {
  if (t.word(at) == Word::ordinal) return {t.at(at).value, at + 1};
  if (t.is_number(at) && t.at(at).digits == 1 && t.at(at + 1).glued &&
      t.word(at + 1) == Word::ordinal_mark)
    return {t.at(at).value, at + 2};
  if (t.text_of(at) == "final" || t.text_of(at) == "latter" || t.word(at) == Word::last)
    return {-1, at + 1};
  return {0, at};
}

// "the third quarter of 2026", "third-quarter", "fiscal first quarter", "the second half
// of this year".
std::size_t match_long_part(const DateText& t, std::size_t at,
                            std::vector<DateExpression>& out) {
  auto [number, next] = read_ordinal(t, at);
  if (number == 0) return at;
  if (t.is_mark(next, '-') && t.at(next).glued) ++next;
  if (t.word(next) == Word::fiscal) ++next;
  const bool quarter = t.word(next) == Word::quarter;
  if (!quarter && t.word(next) != Word::half) return at;
  const bool backward = number < 0;
  if (backward) number = quarter ? 4 : 2;
  if (number > (quarter ? 4 : 2)) return at;
  YearSaid year = read_year(t, next + 1);
  if (year.year == 0 && year.step == Step::none) {
    const bool of_the_year = t.word(next + 1) == Word::of &&
                             t.word(next + 2) == Word::definite &&
                             t.word(next + 3) == Word::unit;
    if (of_the_year) {
      year = {0, Step::current, next + 4};
    } else {
      if (!quarter || backward) return at;
      year.next = next + 1;
    }
  }
  return add(quarter ? Form::quarter : Form::half, number, year, at, out);
}

// "the summer of 2025", "last winter", "in the fall", "Spring 2027".
std::size_t match_season(const DateText& t, std::size_t at,
                         std::vector<DateExpression>& out) {
  const DateToken& token = t.at(at);
  if (token.word != Word::season && token.word != Word::season_name) return at;
  const YearRead year = read_year_after(t, at + 1);
  if (year.year != 0)
    return add(Form::season, token.value, {year.year, Step::none, year.next}, at, out);
  const Word previous = t.word(at - 1);
  const bool the = previous == Word::definite;
  YearSaid said{0, Step::none, at + 1};
  if (previous == Word::last) said.step = Step::last;
  if (previous == Word::current) said.step = Step::current;
  if (previous == Word::next) said.step = Step::next;
  const bool introduced = introduces_date(t, the ? at - 2 : at - 1);
  // "spring" and "fall" are verbs, "Winter Olympics" a name.
  const bool plain = token.word == Word::season && !t.at(at + 1).capital;
  if (said.step == Step::none && !introduced && !plain) return at;
  if (t.word(at + 1) == Word::of) return at;  // "the fall of the wall"
  add(Form::season, token.value, said, at, out);
  if (said.step != Step::none) --out.back().first;
  return at + 1;
}

// "1990s", "the '90s", "the mid-80s".
std::size_t match_decade(const DateText& t, std::size_t at,
                         std::vector<DateExpression>& out) {
  const DateToken& token = t.at(at);
  if (!t.is_number(at) || token.value % 10 != 0) return at;
  const bool s =
      t.at(at + 1).glued && (is_letter(t, at + 1, 'S') || t.text_of(at + 1) == "'s" ||
                             t.text_of(at + 1) == "\xE2\x80\x99s");
  if (!s) return at;
  if (token.digits == 4 && token.value >= 1000 && token.value < 2100)
    return add(Form::decade, 0, {token.value, Step::none, at + 2}, at, out);
  if (token.digits != 2) return at;
  const bool quoted = t.is_mark(at - 1, '\'') && token.glued;
  std::size_t i = quoted ? at - 2 : at - 1;
  if (t.is_mark(i, '-')) --i;
  if (t.word(i) == Word::edge) --i;
  if (!quoted && t.word(i) != Word::definite) return at;
  const int year = token.value + (token.value < 30 ? 2000 : 1900);
  return add(Form::decade, 0, {year, Step::none, at + 2}, quoted ? at - 1 : at, out);
}

// "FY26", "FY 2026", "fiscal 2026", "fiscal year 2026": the year as it is written.
std::size_t match_fiscal_year(const DateText& t, std::size_t at,
                              std::vector<DateExpression>& out) {
  if (t.word(at) != Word::fiscal && !is_fy(t, at)) return at;
  const std::size_t next = t.word(at) == Word::fiscal ? at + 1 : at;
  if (t.is_mark(next, ',')) return at;
  const YearSaid year = read_year(t, at);
  if (year.year <= 0) {
    const std::size_t end = match_short_part(t, next, out);
    return end != next ? end : at;
  }
  return add(Form::calendar, 0, year, at, out);
}

}  // namespace

std::size_t match_possessed_part(const DateText& t, std::size_t at,
                                 std::vector<DateExpression>& out) {
  if (!t.is_mark(at, '\'')) return at;
  const std::size_t before = out.size();
  std::size_t next = match_long_part(t, at + 1, out);
  if (next == at + 1) next = match_short_part(t, at + 1, out);
  const bool bare =
      next != at + 1 && out.back().year == 0 && out.back().step == Step::none;
  if (bare) return next;
  out.resize(before);
  return at;
}

std::size_t match_year_part(const DateText& t, std::size_t at,
                            std::vector<DateExpression>& out) {
  for (const auto match : {match_short_part, match_long_part, match_season, match_decade,
                           match_fiscal_year}) {
    const std::size_t next = match(t, at, out);
    if (next != at) return next;
  }
  return at;
}

}  // namespace debrief
