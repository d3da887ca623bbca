// A part of a question that only positions can tell -> the briefs for which it holds.
#pragma once

#include <xapian.h>

#include <memory>
#include <vector>

#include "debrief/facet_table.h"
#include "query/bound_query.h"
#include "query/index_set.h"

namespace debrief {

// The briefs of one database for which QUERY holds, ascending. FACETS, which may be
// nullptr, spares their documents, and POSITIONS, too, what Xapian takes for positions.
std::vector<Xapian::docid> find_spans(const BoundQuery& query, const Xapian::Database& db,
                                      const FacetTable* facets,
                                      std::shared_ptr<const PositionTable> positions);

// QUERY with such parts worked out (BoundQuery::answers) for the local indexes that have
// facet tables, which a plan does not know. The question stays the same.
BoundQuery with_answers(const IndexSet& indexes, BoundQuery query);

// By what BoundQuery::answers know a local database.
std::string answers_key(const Xapian::Database& db);

}  // namespace debrief
