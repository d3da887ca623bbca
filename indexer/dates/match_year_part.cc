#include <algorithm>
#include <array>

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
  return add(Form::decade, 0, {year, Step::none, at + 2}, at, out);
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

// Whether the number at AT touches something that is no part of a date: "GPT-2024",
// "$2026", "v2.2024", "2024p", "20:24".
bool touches_other(const DateText& t, std::size_t at, std::size_t after) {
  const DateToken& previous = t.before(at);
  if (t.is_mark(at - 1, '$')) return true;
  if (t.at(at).glued && at > 0) {
    constexpr std::string_view open = "(\"'[*_|,;=#";
    const bool dash = previous.mark == '-' || previous.mark == '/';
    if (previous.kind != Kind::mark) return true;
    if (dash && previous.glued) {
      const Word word = t.word(at - 2);
      const bool part = word == Word::edge || word == Word::preposition ||
                        word == Word::before || t.is_number(at - 2);
      if (!part) return true;
    } else if (!dash && open.find(previous.mark) == open.npos) {
      return true;
    }
  }
  const DateToken& next = t.at(after);
  if (!next.glued) return false;
  if (next.kind != Kind::mark) return true;
  if (next.mark == '%' || next.mark == '$') return true;
  const DateToken& beyond = t.at(after + 1);
  if (!beyond.glued) return false;
  if (next.mark == '-') {
    // "2000-foot", "2024-era": only what speaks of a time.
    const std::string_view word = t.text_of(after + 1);
    return beyond.kind == Kind::word && word != "era" && word != "style" &&
           word != "present";
  }
  return t.is_number(after + 1) &&
         (next.mark == '.' || next.mark == ':' || next.mark == ',' || next.mark == '/');
}

// A lower-case plural: what a bare number of four digits may count ("2000 cities").
bool is_plural(const DateText& t, std::size_t at) {
  const DateToken& token = t.at(at);
  const std::string_view text = t.text_of(at);
  return token.kind == Kind::word && token.word == Word::none && !token.capital &&
         text.size() > 3 && text.ends_with('s') && !text.ends_with("ss");
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
  if (t.word(at + 3) == Word::era_before)
    return add(Form::none, 0, {-1, Step::none, at + 4}, at, out);
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
    add(Form::calendar, 0, {a.value, Step::none, at + 3}, at, out);
    out.back().month = b.value;
    return at + 3;
  }
  if (year <= a.value || year > 2199) return at;
  add(Form::calendar, 0, {a.value, Step::none, at + 1}, at, out);
  return add(Form::calendar, 0, {year, Step::none, at + 3}, at + 2, out);
}

// "the class of '98", "since ’98".
std::size_t match_short_year(const DateText& t, std::size_t at,
                             std::vector<DateExpression>& out) {
  const DateToken& token = t.at(at);
  if (token.digits != 2 || !t.is_mark(at - 1, '\'') || !token.glued) return at;
  if (!introduces_date(t, at - 2) || touches_other(t, at, at + 1)) return at;
  const int year = token.value + (token.value < 30 ? 2000 : 1900);
  add(Form::calendar, 0, {year, Step::none, at + 1}, at, out);
  --out.back().first;
  return at + 1;
}

std::size_t match_year(const DateText& t, std::size_t at,
                       std::vector<DateExpression>& out) {
  if (!t.is_number(at)) return at;
  if (t.word(at + 1) == Word::era_before)
    return add(Form::none, 0, {-1, Step::none, at + 2}, at, out);
  if (!is_year_alone(t, at)) return at;
  // "2026 Q3"
  const std::size_t part = t.is_mark(at + 1, '-') ? at + 2 : at + 1;
  const std::size_t before = out.size();
  if (match_short_part(t, part, out) != part && out.back().year == 0) {
    out.back().year = t.at(at).value;
    out.back().first = at;
    return out.back().last;
  }
  out.resize(before);
  const std::size_t possessed = match_possessed_part(t, at + 1, out);
  if (possessed != at + 1) {
    out.back().year = t.at(at).value;
    out.back().first = at;
    return possessed;
  }
  return add(Form::calendar, 0, {t.at(at).value, Step::none, at + 1}, at, out);
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
  for (const auto match :
       {match_short_part, match_long_part, match_season, match_decade, match_fiscal_year,
        match_year_range, match_short_year, match_year}) {
    const std::size_t next = match(t, at, out);
    if (next != at) return next;
  }
  return at;
}

}  // namespace debrief
