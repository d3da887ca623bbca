// The date expressions of a text, as worded.
#pragma once

#include <string_view>
#include <vector>

#include "indexer/dates/date_expression.h"

namespace debrief {

// In reading order, without overlaps; the second date of a range is one of its own.
// ARCHIVE settles dates in numbers whose order the text's own dates leave open.
std::vector<DateExpression> find_expressions(const DateText& text, DayOrder archive);

// A text read once, for all that ask it for dates. TEXT must outlive it.
struct DatedText {
  DateText text;
  std::vector<DateExpression> expressions;
};
DatedText read_dated_text(std::string_view text, DayOrder archive = DayOrder::none);

// Each reads what begins at token AT, appends one or two expressions to OUT and returns
// the token after them, or AT when nothing begins there.
using Match = std::size_t(const DateText& text, std::size_t at,
                          std::vector<DateExpression>& out);
Match match_calendar;   // "April 27, 2026", "27/04/2026", "Monday, April 27", "April"
Match match_numeric;    // of these "2026-04-27", "27/04/2026", "27.04.2026"
Match match_year_part;  // "Q3 2026", "the first half of 2027", "last summer", "1990s"
Match match_year;       // "2026", "2019-2021", "2026 Q3"
Match match_relative;   // "yesterday", "last week", "two years ago", "by year-end"
Match match_named_day;  // "Monday", "the weekend", "Christmas"

// The part of a year at AT that follows its possessive, "'s third quarter", as one
// without a year.
Match match_possessed_part;

// The year written at token AT ("2026", "'26", "of 2026", ", 2026") after a month, a
// quarter and the like: its value and the token after it; 0 and AT for none. A year
// before Christ is -1.
struct YearRead {
  int year = 0;
  std::size_t next = 0;
};
YearRead read_year_after(const DateText& text, std::size_t at);

// Whether a word before which a date stands ("in", "since", "late") is at AT.
bool introduces_date(const DateText& text, std::size_t at);

}  // namespace debrief
