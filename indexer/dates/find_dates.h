// When a text speaks of: every date expression in it, resolved to a period of the
// calendar.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "indexer/brief.h"
#include "indexer/dates/day_order.h"
#include "indexer/dates/find_expressions.h"

namespace debrief {

// The dates TEXT (valid UTF-8) speaks of, in reading order, without overlaps, resolved
// against PUBLISHED: "Monday", "February 27", "last week", "through 2030", "Q3 2026". An
// expression without a definite value ("in the next few weeks", "recently") is left out,
// and so is everything relative when PUBLISHED is not known. Where the text tells a story
// of years long past, "April 9" belongs to the date it spoke of last. A time of day
// stands for its day, a weekend for its week. Linear in the text.
// ARCHIVE is the order of dates in numbers that the text itself leaves open.
std::vector<DateMention> find_dates(std::string_view text, std::optional<Date> published,
                                    DayOrder archive = DayOrder::none);
std::vector<DateMention> find_dates(const DatedText& text, std::optional<Date> published);

}  // namespace debrief
