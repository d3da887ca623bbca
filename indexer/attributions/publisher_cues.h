// Whether the words around an outlet's name make it the one who says so.
#pragma once

#include <string_view>

#include "indexer/brief.h"

namespace debrief {

// Whether the words around SPAN let it be a name of its own: not "Mike [Bloomberg]",
// "[Time] Warner", "[Fox]-owned" or "news.[CNN].com".
bool stands_alone(std::string_view text, const Span& span);

// Whether the outlet named at SPAN publishes what is told: "[CNBC] reported", "[CNBC],
// citing", "told [Reuters]", "according to the [FT]", "a [Reuters] poll". A name that is
// also a WORD needs more than "[Science] says". "[Forbes] said its revenue", where it
// speaks of itself, is none.
bool is_publisher(std::string_view text, const Span& span, bool word);

// Whether a word that begins a sentence with a capital letter is no part of a name that
// follows: "While CNBC reported", and the days and months.
bool is_opening_word(std::string_view word);
bool is_calendar_word(std::string_view word);

}  // namespace debrief
