// What belongs to a number beside its digits, and so makes it no part of a date.
#pragma once

#include "indexer/dates/date_expression.h"

namespace debrief {

// Whether a sign, letter or digit touches the number at AT on its left: "$2026",
// "GPT-2024", "v2.2024". A dash after a word such as "mid" or between two dates is none.
bool has_head(const DateText& text, std::size_t at);

// Whether what follows before token AFTER makes the number something else: "2026p",
// "20.5", "20:24", "20%", "20 people".
bool has_tail(const DateText& text, std::size_t after);

bool is_month(Word word);

// Whether the month has such a day, in a leap year when YEAR is 0.
bool day_exists(int year, int month, int day);

}  // namespace debrief
