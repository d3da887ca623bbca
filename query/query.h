// A question as it was understood: a tree that prints itself.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "debrief/date.h"

namespace debrief {

enum class Op {
  everything,  // no question at all                     *
  word,        // text: one word as typed                bedrock
  phrase,      // text: words in a row                   "revenue share"
  prefix,      // text: the beginning of a word          (prefix partn)
  near,        // parts: words or phrases that are at    (near/5 microsoft azure)
               // most `distance` words apart
  value,       // text: a name or outlet as typed        company:openai
  period,      // first and last day, both included      date:2026-04-01..2026-06-30
  both,        // parts: all of them                     (and a b)
  either,      // parts: at least one                    (or a b)
  except,      // one part: what does not match it       (not a)
  claim        // one part: within a single claim        (claim (and a b))
};

// A word, phrase or prefix in a field: title:bedrock, (prefix company:micro); in none:
// anywhere in the brief. A value and a period always have a field.
struct Query {
  Op op = Op::everything;
  std::string field;  // a name from the schema, or empty
  std::string text;
  std::vector<Query> parts;
  int distance = 0;  // near only

  // Period only; empty: open on that side. Both empty: undated.
  std::optional<Date> first;
  std::optional<Date> last;

  // Where it was typed: bytes [at, at + length) of the question. Of an item in a field,
  // the item alone, so that a caret stands under the name that is unknown.
  std::size_t at = 0;
  std::size_t length = 0;

  bool operator==(const Query&) const = default;
};

// As a line: (and company:openai "revenue share" (not tax)). A text with blanks, brackets
// or quotes in it stands in quotes: company:"Amazon Web Services".
std::string to_string(const Query& query);

}  // namespace debrief
