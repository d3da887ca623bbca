// What a text says of the day it was written: weekdays, days of a month, years.
#pragma once

#include <optional>
#include <vector>

#include "indexer/dates/date_expression.h"
#include "indexer/dates/tense.h"

namespace debrief {

// A weekday, a day of a month, or both in one ("Monday, April 27").
struct DayClue {
  int weekday = 0;  // 1 Monday to 7 Sunday; 0: not said
  int year = 0;     // 0: not said
  int month = 0;    // 0: a weekday alone
  int day = 0;
  Tense tense = Tense::unknown;
  bool lead = false;      // in the title, the summary or the first sentence of the body
  std::size_t token = 0;  // where it begins
};

// The first 64 clues of the text. "last Monday" and "by Friday" are none: they say too
// little of the day of writing.
std::vector<DayClue> find_day_clues(const DateText& text,
                                    const std::vector<DateExpression>& expressions);

// Whether the sentences of the two tokens tell the same event: at least three of their
// longer words are the same and these are half of the shorter sentence's.
bool tell_same_event(const DateText& text, std::size_t a, std::size_t b);

// The first day of the latest period the text tells as past ("in 2023", "on March 3,
// 2026"), not after NEWEST: it was written then or later. None: nothing is looked back
// on.
std::optional<Date> latest_told_past(const DateText& text,
                                     const std::vector<DateExpression>& expressions,
                                     const Date& newest);

// The last day of the earliest year the text tells as to come ("will pay through 2030"),
// not before OLDEST: it was written then or earlier.
std::optional<Date> earliest_told_future(const DateText& text,
                                         const std::vector<DateExpression>& expressions,
                                         const Date& oldest);

}  // namespace debrief
