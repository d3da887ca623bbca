#include "indexer/dates/number_edges.h"

namespace debrief {

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

bool is_month(Word word) {
  return word == Word::month || word == Word::month_name || word == Word::month_short;
}

bool day_exists(int year, int month, int day) {
  return month >= 1 && month <= 12 && day >= 1 &&
         day <= days_in_month(year > 0 ? year : 2000, month);
}

}  // namespace debrief
