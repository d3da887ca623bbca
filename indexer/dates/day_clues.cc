#include "indexer/dates/day_clues.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <iterator>

namespace debrief {
namespace {

using Form = DateExpression::Form;
using Step = DateExpression::Step;

constexpr std::size_t most_clues = 64;
constexpr std::size_t most_words = 60;  // of a sentence that are compared
constexpr std::size_t shortest_word = 4;
constexpr std::size_t stem_bytes = 6;

// Where the lead ends: with the first sentence after the second empty line, that is after
// title and summary.
std::size_t end_of_lead(const DateText& t) {
  const std::size_t title = t.text.find("\n\n");
  if (title == std::string_view::npos) return t.text.size() / 4;
  const std::size_t summary = t.text.find("\n\n", title + 2);
  const std::size_t body = summary == std::string_view::npos ? title : summary;
  const auto first =
      std::find_if(t.tokens.begin(), t.tokens.end(),
                   [&](const DateToken& token) { return token.begin > body; });
  if (first == t.tokens.end()) return t.text.size();
  const auto last = std::find_if(first, t.tokens.end(), [&](const DateToken& token) {
    return token.sentence != first->sentence;
  });
  return last == t.tokens.end() ? t.text.size() : last->begin;
}

// The beginnings of the longer words of the sentence that holds TOKEN, sorted; each as a
// number.
std::vector<std::uint64_t> words_around(const DateText& t, std::size_t token) {
  std::size_t at = token;
  const auto sentence = t.at(token).sentence;
  while (at > 0 && token - at < most_words && t.at(at - 1).sentence == sentence) --at;
  std::vector<std::uint64_t> words;
  for (; at < t.tokens.size() && at < token + most_words; ++at) {
    const DateToken& each = t.at(at);
    if (each.sentence != sentence) break;
    if (each.kind != DateToken::Kind::word || each.end - each.begin < shortest_word)
      continue;
    if (each.word != Word::none && each.word != Word::past) continue;
    std::uint64_t word = 0;
    for (const char c : t.text_of(at).substr(0, stem_bytes))
      word = word << 8 | static_cast<unsigned char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
    words.push_back(word);
  }
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
  return words;
}

// Verbs whose "in 2027" may well be to come: "announced a launch in 2027".
bool announces(std::string_view verb) {
  constexpr auto verbs = std::to_array<std::string_view>(
      {"announced", "approved", "confirmed", "expected", "forecast", "outlined",
       "planned", "pledged", "promised", "projected", "proposed", "revealed", "said",
       "scheduled", "set", "targeted", "told", "unveiled"});
  return std::binary_search(verbs.begin(), verbs.end(), verb);
}

// The verb before the expression, within the sentence; empty for none.
std::string_view verb_before(const DateText& t, const DateExpression& e) {
  for (std::size_t at = e.first; at-- > 0 && e.first - at < most_words;) {
    if (t.at(at).sentence != t.at(e.first).sentence) break;
    const Word word = t.word(at);
    if (word == Word::past || word == Word::intent || word == Word::future)
      return t.text_of(at);
  }
  return {};
}

// Whether words such as "in" and "since" stand before a year alone: "through 2026" and
// "for 2026" may look forward whatever the tense.
bool looks_back(const DateText& t, const DateExpression& e) {
  if (e.month > 0) return true;
  const std::string_view word = t.text_of(e.first - 1);
  return word == "in" || word == "In" || word == "since" || word == "Since" ||
         word == "during";
}

}  // namespace

std::vector<DayClue> find_day_clues(const DateText& t,
                                    const std::vector<DateExpression>& expressions) {
  std::vector<DayClue> clues;
  const std::size_t lead = end_of_lead(t);
  for (const DateExpression& e : expressions) {
    if (clues.size() == most_clues) break;
    const bool weekday =
        e.form == Form::weekday && e.anchor == DateExpression::Anchor::published;
    const bool day = e.form == Form::calendar && e.day > 0;
    if ((!weekday && !day) || e.step != Step::none || (weekday && e.by)) continue;
    clues.push_back({e.weekday, e.year, e.month, e.day, tense_at(t, e),
                     t.at(e.first).begin < lead, e.first});
    if (e.by) clues.back().tense = Tense::future;
  }
  return clues;
}

bool tell_same_event(const DateText& t, std::size_t a, std::size_t b) {
  const auto left = words_around(t, a);
  const auto right = words_around(t, b);
  std::vector<std::uint64_t> shared;
  std::set_intersection(left.begin(), left.end(), right.begin(), right.end(),
                        std::back_inserter(shared));
  return shared.size() >= 3 && shared.size() * 2 >= std::min(left.size(), right.size());
}

std::optional<Date> latest_told_past(const DateText& t,
                                     const std::vector<DateExpression>& expressions,
                                     const Date& newest) {
  std::optional<Date> latest;
  for (const DateExpression& e : expressions) {
    if (e.form != Form::calendar || e.year <= 0 || e.by) continue;
    const Date first{e.year, std::max(e.month, 1), std::max(e.day, 1)};
    if (!is_valid(first) || first > newest || (latest && first <= *latest)) continue;
    if (!looks_back(t, e) || tense_at(t, e) != Tense::past ||
        announces(verb_before(t, e)))
      continue;
    latest = first;
  }
  return latest;
}

std::optional<Date> earliest_told_future(const DateText& t,
                                         const std::vector<DateExpression>& expressions,
                                         const Date& oldest) {
  std::optional<Date> earliest;
  for (const DateExpression& e : expressions) {
    if (e.form != Form::calendar || e.year < oldest.year) continue;
    const Date last{e.year, 12, 31};
    if (earliest && last >= *earliest) continue;
    // "would" and "could" may look forward from a day long past.
    const std::string_view verb = verb_before(t, e);
    if (verb == "will" || verb == "shall" || verb == "plans" || verb == "expects")
      earliest = last;
  }
  return earliest;
}

}  // namespace debrief
