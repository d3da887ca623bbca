// When what recurs each year falls, and which time of it is meant.
#pragma once

#include <optional>

#include "debrief/date.h"
#include "indexer/dates/date_expression.h"

namespace debrief {

// The period of that precision, AMOUNT of them after the one that holds DAY; none outside
// of the years 1 to 9998.
std::optional<Period> period_after(const Date& day, Precision precision, int amount);

// The value in YEAR of an expression without a year ("April 27", "Q3", "Christmas"); none
// where the year lacks it (29 February).
std::optional<Period> occurrence_in_year(const DateExpression& e, int year);

// Days from DAY to the nearest day of PERIOD, negative when it lies before; 0 inside.
int days_away(const Period& period, const Date& day);

// Where an occurrence lies from a day. Of its own period the day is both back and ahead,
// but neither before nor after.
enum class Direction { nearest, back, ahead, before, after };

// The occurrence nearest to DAY in that direction, within four years.
std::optional<Period> nearest_occurrence(const DateExpression& e, const Date& day,
                                         Direction direction);

// The one day of that weekday from FIRST to LAST days after DAY, both included, the
// nearest to FIRST when there are more; none outside of the calendar.
std::optional<Date> weekday_between(const Date& day, int wanted, int first, int last);

}  // namespace debrief
