// Whether a text tells a date as past or as to come.
#pragma once

#include "indexer/dates/date_expression.h"

namespace debrief {

enum class Tense { unknown, past, present, future };

// The tense of what happens at the expression: that of the nearest verb before it in its
// sentence, or its part between semicolons, else of the first after it. "rewrote their
// partnership Monday" is past, "will speak on Friday" and "due Friday" are future. Looks
// at most 40 tokens far.
Tense tense_at(const DateText& text, const DateExpression& expression);

}  // namespace debrief
