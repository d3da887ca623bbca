#include <array>
#include <string>

#include "indexer/dates/find_expressions.h"
#include "indexer/dates/holidays.h"

namespace debrief {
namespace {

using Form = DateExpression::Form;
using Step = DateExpression::Step;
using Anchor = DateExpression::Anchor;

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

struct Phrase {
  std::string words;                  // up to five, lower case, without marks
  std::array<std::size_t, 5> ends{};  // the token after each
};

// The words at AT: "new year eve" of "New Year's Eve".
Phrase read_phrase(const DateText& t, std::size_t at) {
  constexpr std::size_t most_tokens = 9;
  constexpr std::size_t most_letters = 16;
  Phrase phrase;
  std::size_t count = 0;
  for (std::size_t i = at; i < at + most_tokens && count < phrase.ends.size(); ++i) {
    const DateToken& token = t.at(i);
    const bool silent = t.is_mark(i, '\'') || t.is_mark(i, '.');
    if (token.kind != DateToken::Kind::word && !silent) break;
    if (token.sentence != t.at(at).sentence) break;
    if (silent) continue;
    if (count > 0) phrase.words += ' ';
    for (const char c : t.text_of(i).substr(0, most_letters))
      phrase.words += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    phrase.ends[count++] = i + 1;
  }
  return phrase;
}

// "Christmas", "Labor Day 2026", "last Thanksgiving".
std::size_t match_holiday(const DateText& t, std::size_t at,
                          std::vector<DateExpression>& out) {
  const Word word = t.word(at);
  const bool saint = word == Word::ordinal_mark && !t.at(at).glued;
  if (word != Word::holiday && !saint) return at;
  const Phrase phrase = read_phrase(t, at);
  const auto name = find_holiday(phrase.words);
  if (!name) return at;
  // In lower case only what is one word and nothing else: "christmas", not "good friday".
  if (!t.at(at).capital && (name->words > 1 || phrase.words.starts_with("nye")))
    return at;
  // "the Easter Offensive" is a name.
  const DateToken& after = t.at(phrase.ends[name->words - 1]);
  if (after.capital && after.word == Word::none && !introduces_date(t, at - 1) &&
      after.sentence == t.at(at).sentence)
    return at;
  DateExpression e;
  e.form = Form::holiday;
  e.number = name->holiday;
  const YearRead year = read_year_after(t, phrase.ends[name->words - 1]);
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

std::size_t match_named_day(const DateText& t, std::size_t at,
                            std::vector<DateExpression>& out) {
  for (const auto match : {match_weekday, match_weekend, match_holiday}) {
    const std::size_t next = match(t, at, out);
    if (next != at) return next;
  }
  return at;
}

}  // namespace debrief
