// A range of days -> the terms of the periods that cover it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "debrief/date.h"
#include "debrief/schema.h"
#include "query/index_set.h"

namespace debrief {

// Terms of a date field, sorted: a brief has one of them exactly when a date of its lies
// wholly in [first, last], both included. An end left out is open; both: the undated (for
// `mentioned`: none, as no term says that a text speaks of no date).
std::vector<std::string> period_terms(const IndexSet& indexes, const Field& field,
                                      const std::optional<Date>& first,
                                      const std::optional<Date>& last);

// The same of two ends, whatever index it is.
std::vector<std::string> period_terms(const Field& field, const Date& first,
                                      const Date& last);

// What terms of years begin with, in front of the year.
std::string period_prefix(const Field& field);

}  // namespace debrief
