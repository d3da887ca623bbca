// From worded dates to days of the calendar.
#pragma once

#include <optional>
#include <vector>

#include "indexer/brief.h"
#include "indexer/dates/date_expression.h"

namespace debrief {

// The value of each expression that has one, in the same order. A text whose years mostly
// lie far from PUBLISHED is a narrative: a date without a year belongs there to the date
// the text spoke of last, elsewhere to the day published, before or after it by the
// tense.
std::vector<DateMention> resolve_dates(const DateText& text,
                                       std::vector<DateExpression> expressions,
                                       std::optional<Date> published);

}  // namespace debrief
