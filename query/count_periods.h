// How many briefs belong to each period of the calendar.
#pragma once

#include <cstddef>
#include <map>

#include "debrief/date.h"
#include "query/bound_query.h"
#include "query/index_set.h"

namespace debrief {

struct PeriodCounts {
  // Briefs by period, of every precision that has any.
  std::map<Precision, std::map<Date, std::size_t>> briefs;
  // Briefs with a date of that precision, whichever. Together with `dated` it says how
  // many have only longer periods.
  std::map<Precision, std::size_t> with;
  std::size_t dated = 0;    // briefs with any date
  std::size_t undated = 0;  // and with none
};

// By the day published: of precision day only.
PeriodCounts count_published(const IndexSet& indexes, const BoundQuery& query);

// By the dates that the texts speak of: a day counts for its week, month, quarter … too,
// each once a brief.
PeriodCounts count_mentioned(const IndexSet& indexes, const BoundQuery& query);

}  // namespace debrief
