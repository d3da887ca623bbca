#include "indexer/sentences.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>

#include "debrief/text.h"

namespace debrief {
namespace {

// Abbreviations after which a sentence usually goes on, folded. Those of firms, titles,
// months, references, and "vs.", "No.".
constexpr std::array<std::string_view, 62> abbreviations = {
    "adm",    "apr",  "assn", "aug",  "ave",  "bros", "capt", "cf",  "cmdr",
    "co",     "col",  "corp", "dec",  "dept", "dr",   "ed",   "est", "et",
    "etc",    "feb",  "fig",  "figs", "fr",   "ft",   "gen",  "gov", "hon",
    "inc",    "jan",  "jr",   "jul",  "jun",  "lt",   "ltd",  "maj", "mar",
    "messrs", "mr",   "mrs",  "ms",   "mt",   "no",   "nos",  "nov", "oct",
    "op",     "ph",   "pp",   "pres", "prof", "rep",  "reps", "rev", "sec",
    "sen",    "sens", "sept", "sep",  "sgt",  "sr",   "st",   "vs"};

// Words that begin a sentence far more often than they go on after an abbreviation.
constexpr std::array<std::string_view, 36> openers = {
    "a",    "after", "all",   "although",  "an",   "and",   "as",  "at",      "because",
    "both", "but",   "by",    "for",       "he",   "her",   "his", "however", "if",
    "in",   "it",    "its",   "meanwhile", "on",   "she",   "so",  "still",   "that",
    "the",  "their", "these", "they",      "this", "under", "we",  "when",    "while"};

template <std::size_t N>
bool holds(const std::array<std::string_view, N>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool is_space(char32_t c) { return u_isUWhiteSpace(static_cast<UChar32>(c)) != 0; }
bool is_stop(char32_t c) { return c == '.' || c == '!' || c == '?' || c == 0x2026; }
// Full stops of scripts that put no space behind them.
bool is_wide_stop(char32_t c) { return c == 0x3002 || c == 0xFF01 || c == 0xFF1F; }
bool closes(char32_t c) {
  return c == '"' || c == '\'' || c == ')' || c == ']' || c == 0x201D || c == 0x2019 ||
         c == 0xBB || c == 0x300D;
}
bool opens(char32_t c) {
  return c == '"' || c == '\'' || c == '(' || c == '[' || c == 0x201C || c == 0x2018 ||
         c == 0xAB || c == 0x300C || c == '$' || c == 0x20AC || c == 0xA3;
}

// The run of letters and dots that ends right before `end`, at most 16 bytes of it:
// "Inc", "U.S", "J".
std::string_view word_before(std::string_view text, std::size_t end) {
  std::size_t begin = end;
  while (begin > 0 && end - begin < 16) {
    const char c = text[begin - 1];
    if (c != '.' && (c & 0x80) == 0 && !u_isalnum(c)) break;
    --begin;
  }
  return text.substr(begin, end - begin);
}

// The word at `at`, behind signs that open.
std::string_view word_from(std::string_view text, std::size_t at) {
  while (at < text.size() && opens(code_point_at(text, at).value))
    at += code_point_at(text, at).size;
  std::size_t end = at;
  while (end < text.size() && end - at < 24 &&
         ((text[end] & 0x80) != 0 || u_isalnum(text[end])))
    ++end;
  return text.substr(at, end - at);
}

bool is_initials(std::string_view word) {  // "J", "U.S", "Ph.D"
  std::size_t run = 0;
  for (const char c : word) {
    run = c == '.' ? 0 : run + 1;
    if (run > 2) return false;
  }
  return word.size() == 1 || word.find('.') != std::string_view::npos;
}

// True when a single full stop at `stop`, followed by white space and then `next`, ends
// no sentence.
bool is_abbreviation(std::string_view text, std::size_t stop, std::size_t next) {
  const std::string_view before = word_before(text, stop);
  if (before.empty()) return false;
  const std::string word = fold(before);
  const bool letters =
      u_isalpha(static_cast<UChar32>(code_point_at(before, 0).value)) != 0;
  if (!letters || (!is_initials(before) && !holds(abbreviations, word))) return false;
  // "in the U.S. The deal", "Acme Inc. It said"; but "J. The" does not occur, nor "Mr.
  // It".
  return !holds(openers, fold(word_from(text, next))) || before.size() == 1;
}

struct Boundary {
  std::size_t end = 0;   // of the sentence, behind signs that close
  std::size_t next = 0;  // where the next begins
};

// Whether the stops at `at` end a sentence; none: end is 0 and next is behind the stops.
Boundary boundary_at(std::string_view text, std::size_t at) {
  std::size_t end = at;
  std::size_t stops = 0;
  CodePoint c = code_point_at(text, end);
  const bool wide = is_wide_stop(c.value);
  const bool dot = c.value == '.';
  while (end < text.size() && (is_stop(c.value) || is_wide_stop(c.value))) {
    end += c.size;
    ++stops;
    if (end < text.size()) c = code_point_at(text, end);
  }
  const std::size_t behind_stops = end;
  while (end < text.size() && closes(c.value)) {
    end += c.size;
    if (end < text.size()) c = code_point_at(text, end);
  }
  std::size_t next = end;
  while (next < text.size() && is_space(c.value)) {
    next += c.size;
    if (next < text.size()) c = code_point_at(text, next);
  }
  if (next == text.size() || wide) return {end, next};
  if (next == end) return {0, behind_stops};
  const auto first = static_cast<UChar32>(c.value);
  if (u_islower(first)) return {0, behind_stops};
  if (!u_isalnum(first) && !opens(c.value) && (c.value < 0x80 && c.value != '-'))
    return {0, behind_stops};
  if (dot && stops == 1 && behind_stops == end && is_abbreviation(text, at, next))
    return {0, behind_stops};
  return {end, next};
}

}  // namespace

std::vector<Span> find_sentences(std::string_view text) {
  std::vector<Span> sentences;
  std::size_t begin = 0;
  while (begin < text.size() && is_space(code_point_at(text, begin).value))
    begin += code_point_at(text, begin).size;
  for (std::size_t at = begin; at < text.size();) {
    const CodePoint c = code_point_at(text, at);
    if (!is_stop(c.value) && !is_wide_stop(c.value)) {
      at += c.size;
      continue;
    }
    const Boundary boundary = boundary_at(text, at);
    at = boundary.next;
    if (boundary.end == 0) continue;
    sentences.push_back({begin, boundary.end});
    begin = boundary.next;
  }
  std::size_t end = text.size();
  // ASCII only: a byte of a longer character must not be taken for a space.
  while (end > begin && (text[end - 1] == ' ' || text[end - 1] == '\n')) --end;
  if (end > begin) sentences.push_back({begin, end});
  return sentences;
}

}  // namespace debrief
