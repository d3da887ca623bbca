// Many editions of a brief, one hit.
#pragma once

#include <xapian.h>

#include "query/bound_query.h"
#include "query/index_set.h"

namespace debrief {

// QUERY without what stands behind a better match of the same group of editions: best as
// ENQUIRE, an enquiry of INDEXES.all, orders matches, by date_slot at last. Whatever is
// then counted over its matches counts each group once. Where there are no editions, or
// none of them matches, that is QUERY itself.
BoundQuery one_edition_each(const BoundQuery& query, const IndexSet& indexes,
                            Xapian::Enquire& enquire);

}  // namespace debrief
