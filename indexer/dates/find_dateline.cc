#include "indexer/dates/find_dateline.h"

#include <algorithm>
#include <array>
#include <string>

namespace debrief {
namespace {

using Kind = DateToken::Kind;

constexpr std::size_t head_bytes = 1200;
constexpr std::size_t most_tokens = 24;  // of a line that can be a dateline

// What may stand in a line beside the date it states.
constexpr auto labels = std::to_array<std::string_view>(
    {"ai",       "am",        "as",          "at",         "brief",     "briefing",
     "bulletin", "by",        "daily",       "date",       "dated",     "digest",
     "edition",  "est",       "et",          "evening",    "executive", "for",
     "from",     "generated", "gmt",         "headlines",  "issue",     "latest",
     "local",    "morning",   "news",        "newsletter", "of",        "on",
     "pm",       "posted",    "publication", "published",  "report",    "roundup",
     "sent",     "summary",   "tech",        "the",        "today",     "update",
     "updated",  "updates",   "utc",         "weekly",     "your"});

bool is_label(const DateText& t, std::size_t at) {
  std::string word(t.text_of(at).substr(0, 16));
  for (char& c : word)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  return std::binary_search(labels.begin(), labels.end(), word);
}

bool breaks_line(const DateText& t, std::size_t left, std::size_t right) {
  const std::size_t from = t.at(left).end;
  return t.text.substr(from, t.at(right).begin - from).find('\n') !=
         std::string_view::npos;
}

// The first token of the line that token AT is in; at most `most_tokens` before it.
std::size_t line_begin(const DateText& t, std::size_t at) {
  for (std::size_t n = 0; n < most_tokens && at > 0 && !breaks_line(t, at - 1, at); ++n)
    --at;
  return at;
}

std::size_t line_end(const DateText& t, std::size_t at) {
  for (std::size_t n = 0; n < most_tokens && at < t.tokens.size(); ++n, ++at)
    if (breaks_line(t, at - 1, at)) break;
  return at;
}

// Where the sentence ends that holds the token before AT, at most BOUND.
std::size_t sentence_end(const DateText& t, std::size_t at, std::size_t bound) {
  const auto sentence = t.at(at - 1).sentence;
  while (at < bound && t.at(at).sentence == sentence) ++at;
  return at;
}

bool is_day(const DateExpression& e) {
  return e.form == DateExpression::Form::calendar && e.day > 0;
}

bool is_same_day(const DateExpression& a, const DateExpression& b) {
  return a.year == b.year && a.month == b.month && a.day == b.day;
}

// "# Daily brief – April 27, 2026, 7:00 am", "News for 2/27/2026-2/28/2026."
bool fills_line(const DateText& t, const std::vector<DateExpression>& expressions,
                std::size_t dated, std::size_t begin, std::size_t end) {
  if (end - begin > most_tokens) return false;
  for (std::size_t i = begin; i < end; ++i) {
    while (dated < expressions.size() && expressions[dated].last <= i) ++dated;
    if (dated < expressions.size() && i >= expressions[dated].first) continue;
    if (t.at(i).kind == Kind::word && !is_label(t, i) && t.word(i) != Word::weekday)
      return false;
    if (t.is_number(i) && t.at(i).digits > 2 && !t.at(i).glued) return false;
  }
  return true;
}

// "BRUSSELS, March 4, 2025 —", "San Francisco, Calif. (March 4) –"
bool follows_place(const DateText& t, const DateExpression& e, std::size_t begin) {
  if (e.first == begin || e.first - begin > 8 || t.at(begin).kind != Kind::word)
    return false;
  for (std::size_t i = begin; i < e.first; ++i) {
    if (t.is_number(i) || (t.at(i).kind == Kind::word && !t.at(i).capital)) return false;
    if (t.is_mark(i, ':')) return false;
  }
  const std::size_t after = t.is_mark(e.last, ')') ? e.last + 1 : e.last;
  if (!t.is_mark(after, '-')) return false;
  const bool hyphen = t.text[t.at(after).begin] == '-';
  return !hyphen || !t.at(after + 1).glued;
}

}  // namespace

std::optional<Dateline> find_dateline(const DateText& t,
                                      const std::vector<DateExpression>& expressions) {
  for (std::size_t i = 0; i < expressions.size(); ++i) {
    const DateExpression& e = expressions[i];
    if (t.at(e.first).begin > head_bytes) break;
    if (!is_day(e)) continue;
    const std::size_t begin = line_begin(t, e.first);
    const std::size_t line = line_end(t, e.last);
    const std::size_t end = sentence_end(t, e.last, line);
    if (follows_place(t, e, begin)) return Dateline{i, true};
    if (!fills_line(t, expressions, i, begin, end)) continue;
    Dateline found{i, end == line && t.text_of(e.first - 1) != "for"};
    for (std::size_t j = i + 1; j < expressions.size(); ++j) {
      const DateExpression& other = expressions[j];
      if (other.first >= end) break;
      if (!is_day(other) || is_same_day(e, other)) continue;
      found = {j, false};
    }
    return found;
  }
  return std::nullopt;
}

}  // namespace debrief
