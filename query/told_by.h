// What tells whether a brief matches: which terms it has, or where its words stand too.
#pragma once

#include "query/bound_query.h"

namespace debrief {

// True for a phrase or a window: several places beside each other.
bool is_row(const BoundQuery& query);

// True for one that Xapian is given as such: it can match it, and has the positions.
bool is_for_xapian(const BoundQuery& query);

// True for a count of words and phrases that a plan has as the ways to choose so many of
// them, not too many: each phrase is then matched by itself.
bool is_written_out(const BoundQuery& query);

// True when a part of the question is answered by a source that looks at spans
// (span_source.h).
bool needs_spans(const BoundQuery& query);

// True when positions are read to answer it, which is dear to do twice.
bool needs_positions(const BoundQuery& query);

// True for one part that only positions can tell.
bool is_told_by_positions(const BoundQuery& query);

}  // namespace debrief
