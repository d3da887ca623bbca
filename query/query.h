// A question as it was understood: a tree that prints itself.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "debrief/date.h"

namespace debrief {

enum class Op {
  everything,  // no question at all
  word,        // text: one word as typed                                bedrock
  phrase,      // text: words that follow one another                    "revenue share"
  prefix,      // text: the beginning of a word, at least 3 letters      (prefix partn)
  near,        // parts: words or phrases at most `distance` words apart (near/5 microsoft
               // azure)
  value,       // text: a name or outlet as typed, in `field`            company:openai
  period,  // first and last day, both included, in `field` date:2026-04-01..2026-06-30
  both,    // parts: all of them                                     (and a b)
  either,  // parts: at least one                                    (or a b)
  except,  // one part: what does not match it                       (not a)
  claim    // one part: within a single claim                        (claim (and a b))
};

// `field` is a name from the schema, empty for words anywhere in the brief.
struct Query {
  Op op = Op::everything;
  std::string field;
  std::string text;
  std::vector<Query> parts;
  int distance = 0;  // near only
  std::optional<Date>
      first;  // period only; empty: open on that side. Both empty: undated
  std::optional<Date> last;
  std::size_t at = 0;  // where it was typed: bytes [at, at + length) of the question
  std::size_t length = 0;

  bool operator==(const Query&) const = default;
};

// As a line: (and company:openai "revenue share" (not tax)); everything is "*". A text
// with other than letters and digits stands in quotes: company:"Amazon Web Services".
std::string to_string(const Query& query);

}  // namespace debrief
