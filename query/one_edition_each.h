// Many editions of a brief, one hit.
#pragma once

#include <xapian.h>

#include "query/bound_query.h"

namespace debrief {

// QUERY without what stands behind a better match of the same group of editions: best as
// ENQUIRE, an enquiry of DB, orders matches, by date_slot at last. Whatever is then
// counted over its matches counts each group once. Where DB has no editions, or none of
// them matches, that is QUERY itself.
BoundQuery one_edition_each(const BoundQuery& query, const Xapian::Database& db,
                            Xapian::Enquire& enquire);

}  // namespace debrief
