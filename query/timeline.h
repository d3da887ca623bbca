// When what was found was published, or what days it speaks of.
#pragma once

#include <string>

#include "query/bound_query.h"
#include "query/index_set.h"
#include "query/results.h"
#include "query/search.h"

namespace debrief {

struct TimelineOptions {
  std::string by = "published";  // or "mentioned"
  std::string unit;              // "day", "week", "month", "year"; empty: what fits
};

// Fills in results.buckets: briefs by period, without gaps from the first to the last. By
// what is mentioned a brief counts once in every period that one of its dates lies wholly
// in. What has no period (undated briefs; a year, where days are shown) is noted.
//
// The unit that fits: days up to 45 of them, weeks up to half a year, months up to five
// years, years up to 300, else decades; of a single day its month. A unit that makes more
// than 1,000 periods gives way to the next longer one, and that is noted.
//
// Fills in results.rise where there are two periods or more: the five companies whose
// share of the briefs has grown most (keyness.h) from the earlier half of the periods to
// the later one, of those that two briefs or more of the later half have. Of an odd
// number of periods the middle one is in the later half.
void draw_up_timeline(const IndexSet& indexes, const BoundQuery& query,
                      const TimelineOptions& options, Results& results);

}  // namespace debrief
