// A question as typed -> what it asks.
#pragma once

#include <string_view>

#include "debrief/date.h"
#include "query/query.h"

namespace debrief {

// What a question may hold at most; what exceeds it is an Error that says so. Together
// they keep the worst question bounded (a deep nest overflows the stack of a naive
// parser, a thousand-word phrase takes seconds to match).
struct QueryLimits {
  std::size_t bytes = 8192;
  std::size_t words = 128;  // words, phrases' words and values together
  std::size_t depth = 32;   // brackets within brackets
  std::size_t phrase = 16;  // words in a phrase
  std::size_t prefix = 3;   // letters before a *
};

// The language, loosest first:
//
//   question = either
//   either   = both { "OR" both }
//   both     = unary { ["AND"] unary }          side by side is AND (with ANY: OR)
//   unary    = ("NOT" | "-") unary | near
//   near     = primary { "NEAR" ["/" number] primary }        NEAR alone is NEAR/10
//   primary  = "(" either ")" | [field ":"] (word | word "*" | '"' phrase '"' | "("
//   either ")")
//
// Operators are capitals; anything else is folded. A field before brackets holds for
// every word in them; claim: makes one claim of it. Punctuation inside a word splits it
// into a phrase
// ("revenue-share", "U.S." excepted); a colon not after a field's name is an unknown
// field, unless what follows it is "//" or a digit follows a digit ("10:30"). Dates as
// parse_dates has them. An empty question is Op::everything.
//
// Throws Error, whose message ends in the question (control characters shown as "?", cut
// to the part in question when long) with a caret under the place, and whose hint
// suggests what mends it: unknown field (nearest names), bad date (the forms), unclosed
// quote or bracket, operator without its operand, a limit exceeded.
Query parse_query(std::string_view text, const Date& today, bool any = false,
                  const QueryLimits& limits = {});

// "2026", "2026-04", "2026-04-27", "2026-Q2", "a..b", "a..", "..b", "today", "yesterday",
// "monday" (the last one, today included), "7d", "2w", "3m", "1y" (that long ago until
// today), "none" (undated). A period means all its days. In fields date: and mentioned:,
// and after
// --since and --until. Throws Error (without caret) that lists the forms.
struct DateRange {
  std::optional<Date> first;  // both empty: undated
  std::optional<Date> last;

  bool operator==(const DateRange&) const = default;
};
DateRange parse_dates(std::string_view text, const Date& today);

}  // namespace debrief
