// A part of a question that only positions can tell -> the briefs for which it holds.
#pragma once

#include <xapian.h>

#include <string>
#include <vector>

#include "query/bound_query.h"
#include "query/index_set.h"

namespace debrief {

// The briefs of one database for which QUERY holds, ascending, by what Xapian has of it.
// Throws Error where its positions are in a file.
std::vector<Xapian::docid> find_spans(const BoundQuery& query,
                                      const Xapian::Database& db);

// QUERY with such parts worked out (BoundQuery::answers) for the local indexes, by their
// own positions and facet tables, which a plan does not know. The question stays the same.
BoundQuery with_answers(const IndexSet& indexes, BoundQuery query);

// By what BoundQuery::answers know a local database.
std::string answers_key(const Xapian::Database& db);

}  // namespace debrief
