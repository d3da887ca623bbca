// Briefs in served indexes where only the places of words tell what matches.
#pragma once

#include <optional>

#include "query/search.h"

namespace debrief {

// What search_briefs() gives for a question some of whose parts only positions can tell
// (claim:, summary:, body: …), each of them one that must hold, or must not. Nothing for
// other questions.
std::optional<Found> search_told(const IndexSet& indexes, const FilteredQuery& query,
                                 const SearchOptions& options);

}  // namespace debrief
