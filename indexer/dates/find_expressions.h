// The date expressions of a text, as worded.
#pragma once

#include <vector>

#include "indexer/dates/date_expression.h"

namespace debrief {

// In reading order, without overlaps; the second date of a range is one of its own.
std::vector<DateExpression> find_expressions(const DateText& text);

// Each reads what begins at token AT, appends one or two expressions to OUT and returns
// the token after them, or AT when nothing begins there.
std::size_t match_calendar(const DateText& text, std::size_t at,
                           std::vector<DateExpression>& out);
std::size_t match_year_part(const DateText& text, std::size_t at,
                            std::vector<DateExpression>& out);
std::size_t match_relative(const DateText& text, std::size_t at,
                           std::vector<DateExpression>& out);

// The part of a year at AT that follows its possessive, "'s third quarter", as one
// without a year.
std::size_t match_possessed_part(const DateText& text, std::size_t at,
                                 std::vector<DateExpression>& out);

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
