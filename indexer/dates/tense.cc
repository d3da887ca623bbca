#include "indexer/dates/tense.h"

#include <algorithm>

namespace debrief {
namespace {

bool is_to(const DateText& t, std::size_t at) { return t.text_of(at) == "to"; }

// "will be launched", "to be held", "will say": a word before the verb decides.
bool is_led_by_future(const DateText& t, std::size_t at) {
  for (std::size_t back = 1; back <= 3 && back <= at; ++back) {
    const DateToken& token = t.at(at - back);
    if (token.sentence != t.at(at).sentence) return false;
    if (token.word == Word::future) return true;
    if (is_to(t, at - back)) {
      const std::string_view next = t.text_of(at - back + 1);
      return back == 1 || next == "be" || next == "have";
    }
    if (token.kind != DateToken::Kind::word) return false;
  }
  return false;
}

// "is launched"
bool is_passive(const DateText& t, std::size_t at) {
  return at > 0 && (t.text_of(at - 1) == "is" || t.text_of(at - 1) == "are");
}

// The tense that the word at AT tells, in its place.
Tense tense_of(const DateText& t, std::size_t at) {
  switch (t.word(at)) {
    case Word::future:
      // "may" and "will" as part of a date or a name are no verbs here.
      return t.at(at).capital && t.text_of(at).size() > 2 && at > 0 &&
                     t.at(at).sentence == t.at(at - 1).sentence
                 ? Tense::unknown
                 : Tense::future;
    case Word::intent:
      // "agreed to pay", "is set for Friday"
      return is_to(t, at + 1) || t.text_of(at + 1) == "for" ? Tense::future : Tense::past;
    case Word::month_name:
      return t.text_of(at) == "may" ? Tense::future : Tense::unknown;
    case Word::present: {
      // "is meeting on Friday"
      const std::string_view next = t.text_of(at + 1);
      const bool planned = next.size() >= 5 && next.ends_with("ing");
      return planned || is_led_by_future(t, at) ? Tense::future : Tense::present;
    }
    case Word::past:
      if (is_led_by_future(t, at)) return Tense::future;
      return is_passive(t, at) ? Tense::present : Tense::past;
    default:
      return Tense::unknown;
  }
}

}  // namespace

Tense tense_at(const DateText& t, const DateExpression& e) {
  constexpr std::size_t reach = 40;
  const auto sentence = t.at(e.first).sentence;
  if (t.word(e.last) == Word::future && t.at(e.last).sentence == sentence)
    return Tense::future;  // "sales in 2027 should double"
  bool seen_to = false;
  for (std::size_t n = 1; n <= std::min(reach, e.first); ++n) {
    const std::size_t at = e.first - n;
    if (t.at(at).sentence != sentence || t.is_mark(at, ';')) break;
    const Tense tense = tense_of(t, at);
    if (tense != Tense::unknown) return tense;
    // "OpenAI to launch its phone on Monday", as headlines have it.
    if (is_to(t, at) && t.at(at + 1).kind == DateToken::Kind::word &&
        !t.at(at + 1).capital && t.word(at + 1) == Word::none)
      seen_to = true;
  }
  if (seen_to) return Tense::future;
  for (std::size_t at = e.last; at < std::min(e.last + reach, t.tokens.size()); ++at) {
    if (t.at(at).sentence != sentence || t.is_mark(at, ';')) break;
    const Tense tense = tense_of(t, at);
    if (tense != Tense::unknown) return tense;
  }
  return Tense::unknown;
}

}  // namespace debrief
