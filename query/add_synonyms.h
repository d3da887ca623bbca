// Names that are written in two ways.
#pragma once

#include <set>
#include <string>

#include "query/index_set.h"
#include "query/query.h"

namespace debrief {

// Puts an OR around words that the index knows another spelling of, the initials of a
// name or what they stand for: aws becomes (or aws "Amazon Web Services"), and side by
// side amazon web services becomes (or (and amazon web services) AWS). Initials that are
// an everyday word are not added (WHO). Left alone: what stands in quotes, in NEAR or
// before a *. What is added has no place in the question (length 0).
void add_synonyms(Query& query, const IndexSet& indexes);

// The keys under which it looks for other spellings.
std::set<std::string> spelling_keys(const Query& query);

}  // namespace debrief
