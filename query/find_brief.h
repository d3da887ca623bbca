// Briefs by what they are, not by what is asked: --show and --like.
#pragma once

#include <optional>
#include <string>

#include "query/bound_query.h"
#include "query/index_set.h"

namespace debrief {

// The number in the index of the brief whose id begins with ID (in any case); none:
// nothing. Throws Error when several do.
std::optional<Xapian::docid> find_id(const IndexSet& indexes, const std::string& id);

// The words that tell a brief from the rest of the archive, at most 40, the most telling
// first, by Xapian's expansion; of them the 10 that are best for it make the question
// "like this one". ALL_EDITIONS: leaves out the brief's other editions too.
BoundQuery like_brief(const IndexSet& indexes, Xapian::docid id, bool all_editions);

}  // namespace debrief
