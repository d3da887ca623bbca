#include "indexer/attributions/publisher_cues.h"

#include <algorithm>
#include <array>
#include <string>

#include "indexer/attributions/words_around.h"

namespace debrief {
namespace {

template <std::size_t n>
using WordList = std::array<std::string_view, n>;

template <std::size_t n>
constexpr bool has(const WordList<n>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// Said of nobody but who publishes.
constexpr auto reporting = std::to_array<std::string_view>(
    {"reported", "reports", "report", "reporting", "wrote", "writes", "revealed",
     "reveals", "learned", "understands"});
constexpr auto saying = std::to_array<std::string_view>(
    {"said",       "says",      "noted",     "notes",     "found",     "finds",
     "published",  "publishes", "confirmed", "quoted",    "quotes",    "cited",
     "cites",      "added",     "adds",      "estimated", "estimates", "calculated",
     "calculates", "described", "citing",    "quoting"});
constexpr auto between = std::to_array<std::string_view>(
    {"has",        "had",         "have",  "also",  "first",      "previously",
     "earlier",    "later",       "was",   "is",    "are",        "were",
     "been",       "the",         "to",    "on",    "separately", "recently",
     "originally", "exclusively", "which", "today", "yesterday",  "last",
     "this",       "week",        "month", "then",  "itself",     "subsequently",
     "initially"});
constexpr auto products = std::to_array<std::string_view>(
    {"report",      "reports",       "reporting",   "story",         "stories",
     "scoop",       "article",       "articles",    "investigation", "analysis",
     "interview",   "poll",          "survey",      "tally",         "editorial",
     "account",     "coverage",      "reporter",    "reporters",     "journalist",
     "journalists", "correspondent", "documentary", "podcast",       "column",
     "columnist",   "calculations",  "exclusive"});

// What follows the verb when a publisher speaks of itself.
constexpr auto own_affairs = std::to_array<std::string_view>(
    {"its", "revenue", "profit", "profits", "earnings", "quarterly", "net", "sales",
     "results", "adjusted", "operating", "losses", "subscription", "subscriptions"});

// Words that lead to the outlet by themselves.
constexpr auto telling = std::to_array<std::string_view>(
    {"told", "tells", "telling", "citing", "cites", "cited", "quoting", "quoted"});
constexpr auto pointing = std::to_array<std::string_view>({"per", "via"});

// What stands before "to", "by", "in", … and the outlet.
constexpr auto leading = std::to_array<std::string_view>(
    {"according",     "reported",    "published", "report",     "reports",    "reporting",
     "interview",     "interviewed", "seen",      "reviewed",   "obtained",   "viewed",
     "cited",         "quoted",      "confirmed", "speaking",   "spoke",      "wrote",
     "writing",       "writes",      "article",   "articles",   "appearing",  "appeared",
     "statement",     "comment",     "comments",  "emailed",    "story",      "stories",
     "investigation", "analysis",    "survey",    "poll",       "polled",     "surveyed",
     "editorial",     "column",      "compiled",  "gathered",   "calculated", "op-ed",
     "essay",         "paper",       "study",     "appearance", "remarks",    "first"});
constexpr auto speaking = std::to_array<std::string_view>({"said", "says", "saying"});
constexpr auto prepositions =
    std::to_array<std::string_view>({"to", "by", "in", "on", "from", "with", "for"});
constexpr auto kinds = std::to_array<std::string_view>(
    {"agency", "broadcaster", "newspaper", "newspapers", "magazine", "website", "outlet",
     "outlets", "daily", "channel", "newswire", "network", "site", "publication", "paper",
     "weekly", "tabloid"});

constexpr auto openings = std::to_array<std::string_view>(
    {"The",  "A",    "An",        "While",      "But",     "And",       "As",
     "When", "If",   "Although",  "Though",     "Since",   "After",     "Because",
     "Per",  "Via",  "Citing",    "Also",       "Earlier", "Yesterday", "Today",
     "In",   "On",   "To",        "By",         "From",    "Now",       "Later",
     "Even", "Both", "Meanwhile", "Separately", "Then",    "So",        "For",
     "With", "At",   "Only",      "Last",       "That",    "This"});
constexpr auto calendar = std::to_array<std::string_view>(
    {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
     "January", "February", "March", "April", "May", "June", "July", "August",
     "September", "October", "November", "December"});
constexpr auto branches = std::to_array<std::string_view>(
    {"News", "TV", "Radio", "Television", "Magazine", "Online", "Business", "Opinion"});
constexpr auto courtesies =
    std::to_array<std::string_view>({"Mr", "Mrs", "Ms", "Dr", "Sen", "Gov", "Rep"});

class Around {
 public:
  Around(std::string_view text, const Span& span, bool word)
      : text_(text), span_(span), word_(word) {}

  bool says_so() const { return is_told_before() || is_told_after(); }

 private:
  std::string_view at(const Span& span) const {
    return text_.substr(span.begin, span.end - span.begin);
  }

  bool is_verb(std::string_view word) const {
    return has(reporting, word) || (!word_ && has(saying, word));
  }

  // "CNBC on Monday first reported", "CNBC, citing", "CNBC, which had reported".
  bool is_told_after() const {
    std::size_t end = span_.end;
    if (text_.substr(end).starts_with(".com")) end += 4;
    const bool owns =
        text_.substr(end).starts_with("'s") || text_.substr(end).starts_with("’s");
    if (owns) return is_told_by_its_own(end + (text_[end] == '\'' ? 2 : 4));
    const bool comma = end < text_.size() && text_[end] == ',';
    if (comma) ++end;
    Span next = word_after(text_, end);
    if (!comma && has(products, at(next))) return true;
    if (comma && !has(WordList<3>{"citing", "quoting", "which"}, at(next))) return false;
    for (int i = 0; i < 5 && is_skipped(next); ++i) next = word_after(text_, next.end);
    const std::string_view told = at(word_after(text_, next.end));
    const bool of_itself =
        has(own_affairs, told) || (told == "it" && has(saying, at(next)));
    return is_verb(at(next)) && !of_itself;
  }

  // "CNBC's latest report", "CNBC's Jane Roe reported".
  bool is_told_by_its_own(std::size_t end) const {
    for (int i = 0; i < 3; ++i) {
      const Span next = word_after(text_, end);
      if (has(products, at(next)) || (i == 2 && has(reporting, at(next)))) return true;
      end = next.end;
    }
    return is_verb(at(word_after(text_, end)));
  }

  bool is_skipped(const Span& word) const {
    return has(between, at(word)) || has(calendar, at(word));
  }

  // "according to the FT", "said on Monday on CNBC", "told news agency AFP".
  bool is_told_before() const {
    Span before = word_before(text_, span_.begin);
    const auto step = [&] { before = word_before(text_, before.begin); };
    if (at(before) == "the" || at(before) == "The") step();
    if (at(before) == "journal") return true;
    if (has(kinds, at(before))) {
      step();
      if (at(before) == "news") step();
      for (int i = 0;
           i < 2 && !has(telling, at(before)) && !has(prepositions, at(before)); ++i)
        step();
    }
    std::string first(at(before));
    if (!first.empty() && starts_sentence(text_, before.begin))
      first[0] = static_cast<char>(first[0] | 0x20);
    if (has(telling, first) || (!word_ && has(pointing, first))) return true;
    if (!has(prepositions, at(before))) return false;
    step();
    for (int i = 0; i < 2 && is_skipped(before); ++i) step();
    std::string lead(at(before));
    if (!lead.empty()) lead[0] = static_cast<char>(lead[0] | 0x20);
    return has(leading, lead) || (!word_ && has(speaking, lead));
  }

  std::string_view text_;
  Span span_;
  bool word_;
};

}  // namespace

bool is_opening_word(std::string_view word) { return has(openings, word); }
bool is_calendar_word(std::string_view word) { return has(calendar, word); }

bool stands_alone(std::string_view text, const Span& span) {
  const auto at = [&](const Span& word) {
    return text.substr(word.begin, word.end - word.begin);
  };
  if (span.begin > 0 &&
      std::string_view("-@./#_&'").find(text[span.begin - 1]) != text.npos)
    return false;
  const std::string_view rest = text.substr(span.end);
  if (rest.starts_with('-') || rest.starts_with('_') || rest.starts_with('@'))
    return false;
  const bool dot = rest.size() > 1 && rest[0] == '.' && is_in_word(text, span.end + 1);
  if (dot && !rest.starts_with(".com")) return false;
  const Span next = word_after(text, span.end);
  if (is_capitalised(text, next) && !has(calendar, at(next)) && !has(branches, at(next)))
    return false;
  if (text.substr(0, span.begin).ends_with(". ") &&
      has(courtesies, at(word_before(text, span.begin - 2))))
    return false;
  const Span before = word_before(text, span.begin);
  if (!is_capitalised(text, before) || has(calendar, at(before))) return true;
  return at(before) == "The" ||
         (starts_sentence(text, before.begin) && has(openings, at(before)));
}

bool is_publisher(std::string_view text, const Span& span, bool word) {
  return Around(text, span, word).says_so();
}

}  // namespace debrief
