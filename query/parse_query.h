// A question as typed -> what it asks.
#pragma once

#include <cstddef>
#include <string_view>

#include "debrief/date.h"
#include "query/parse_dates.h"
#include "query/query.h"

namespace debrief {

// What a question may hold at most; what exceeds it is an Error that says so. Together
// they keep the worst question bounded (a deep nest overflows the stack of a naive
// parser, a thousand-word phrase takes seconds to match) and leave room for a pasted
// paragraph: the longest question of the public retrieval collections has 334 words.
struct QueryLimits {
  std::size_t bytes = 8192;
  std::size_t words = 512;    // words, phrases' words and values together
  std::size_t depth = 32;     // brackets within brackets
  std::size_t phrase = 32;    // words in a phrase, or in a word that punctuation splits
  std::size_t prefix = 3;     // letters before a *, at least
  std::size_t distance = 64;  // words that NEAR reaches over
};

// The language, loosest first:
//
//   question = [ either ]
//   either   = both { "OR" both }
//   both     = unary { ["AND"] unary }         side by side is AND (with ANY: see below)
//   unary    = { "NOT" | "-" } near            "-" only at the start of a word
//   near     = primary { "NEAR" ["/" number] primary }             NEAR alone is NEAR/10
//   primary  = "(" either ")" | [ field ":" ] item
//   item     = word | word "*" | '"' words '"' | "(" either ")"
//   word     = what stands between blanks, brackets and quotes, less the punctuation
//              around it: bedrock, AT&T, U.S., C++, 20%, revenue-share
//
// AND OR NOT NEAR are operators in capitals only, and no operators in a question that is
// all capitals with six or more words to each of them (a headline pasted). Names of
// fields are read in any case, quotes may be curly. Punctuation by itself ("&", "?") is
// left out.
//
// By the field's kind (schema.h) an item is a word, phrase or prefix (words), a value or
// the prefix of one (name), a period (date: parse_dates.h), or everything that one claim
// has to match (claim). A field before brackets holds for every item in them; no field
// stands within another, except within claim:. NEAR joins words and phrases of one field;
// a chain of them is one near of several parts.
//
// A colon after another name is an unknown field, unless a blank follows (prose), "//",
// or a digit after a digit ("10:30").
//
// With ANY, one of the words side by side is enough; what only filters (names, dates,
// NOT) still holds for all: `bedrock azure date:2026 -tax` is (and date:… (not tax) (or
// bedrock azure)). An operator that is written means what it says in either case.
//
// The tree is minimal: no both within a both nor either within an either, none with a
// single part, no double not. An empty question, or one of punctuation only, is
// Op::everything.
//
// Throws Error (error_at.h): its message ends in the question with a caret under the
// place, its hint suggests what mends it. For: text that is not UTF-8, unknown field, bad
// date, unclosed quote, a bracket without its other, operator without its operand, a *
// elsewhere than at the end of a word, a limit exceeded. Linear in the length.
Query parse_query(std::string_view text, const Date& today, bool any = false,
                  const QueryLimits& limits = {});

}  // namespace debrief
