// Periods as terms: how a brief's dates are found by any range of days without reading
// values.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "debrief/date.h"

namespace debrief {

// The period itself and every coarser one that holds all of it: 2026-04-27 -> itself,
// 2026-W18, 2026-04, 2026-Q2, 2026-H1, 2026, 2020s.
std::vector<Period> holding(const Period& period);

// What a date is indexed under: of holding() itself, its month and its year. What these
// are held by in turn is all of holding().
std::vector<Period> indexed_under(const Period& period);

// The fewest periods such that whatever lies wholly in [first, last], both included, has
// one of them among what it is indexed_under(): whole years, else months, days, and the
// weeks, quarters, seasons, halves and decades that none of these holds. Empty when last
// is before first.
std::vector<Period> cover(const Date& first, const Date& last);

// The term of a day, month or year a brief was published in, by omega's convention:
// D20260427, M202604, Y2026. Other precisions have none: empty.
std::string published_term(const Period& period);

// Of a brief whose day is not known.
inline constexpr std::string_view undated_term = "Dnone";

// The term of a period the text speaks of: "XM:2026-Q2".
std::string mentioned_term(const Period& period);

// What date_slot holds: the day, or zeros when it is not known, and the id, so that briefs of one
// day have an order that depends on nothing else: "20260427" + "71cadbc31e1f3cad".
std::string date_value(const std::optional<Date>& date, std::string_view id);

// The day in such a value; undated or no value: nothing.
std::optional<Date> date_in(std::string_view value);

// The id in such a value; no value: empty.
std::string_view id_in(std::string_view value);

}  // namespace debrief
