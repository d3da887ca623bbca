// Where the spans close that citation groups stand behind.
#pragma once

#include <cstddef>
#include <string_view>

#include "indexer/citations.h"

namespace debrief {

// True when a sentence of TEXT has ended at byte END, which may stand behind a closing
// quotation mark or bracket: "It rose.", "\"It rose.\"".
bool is_sentence_end(std::string_view text, std::size_t end);

// Moves each group behind the stop of its sentence, decides whether it closes the span
// before it (not where its sentence goes on behind it), and makes the groups at one place
// one. Takes places in any order and leaves them ascending.
void settle_citations(CitedText& cited);

}  // namespace debrief
