// On whose word: the citation groups of a block, taken out of its text.
#pragma once

#include <string>
#include <vector>

#include "indexer/formats/draft.h"

namespace debrief {

// The outlets cited at one place of a text from which the groups themselves are gone.
struct Citation {
  std::size_t at = 0;              // byte of the text at which it stood
  std::vector<std::string> hosts;  // in order, at least one
  bool closes = true;  // ends the span before it; else it belongs to its sentence

  bool operator==(const Citation&) const = default;
};

struct CitedText {
  std::string text;  // without groups and bare addresses, white space folded
  std::vector<Citation> citations;

  bool operator==(const CitedText&) const = default;
};

// What counts as a citation:
// - a bracket that holds nothing but hosts or links: "(cnbc.com)", "(openai.com,
//   cnbc.com)", "([Source](https://…))", "[cnbc.com]";
// - outlets by name behind "Source:", "Sources:" or "via", at the end of a sentence or
//   the text, in a bracket or not: "A deal. Source: CNBC", "(via Bloomberg)"; in a
//   bracket behind a sentence also alone: "It rose. (Reuters)" (read_source_line.h);
// - a bare address "https://cnbc.com/x";
// - a link on words, "[Reuters](https://…)", which stay in the text.
// Every address is taken for what it leads to, without redirects and trackers; social and
// image links count in the first two alone (outlet_of.h states the rule). A host in
// running text without brackets ("Booking.com said") is none, nor is a link within the
// page or to a mailbox.
//
// A group closes the span before it unless its sentence goes on behind it; a link on
// words in the middle of a sentence belongs to that sentence. So it is with the marks of
// notes: "A deal.[1]" closes the span, "a deal[1] was" belongs to its sentence. "Source:
// Reuters, a filing" cites what is known and stays in the text.
CitedText take_citations(const Block& block);

}  // namespace debrief
