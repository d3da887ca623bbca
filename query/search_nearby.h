// When nothing is found: what is near to the question.
#pragma once

#include <optional>

#include "debrief/analysis.h"
#include "query/bind_query.h"
#include "query/flags.h"
#include "query/index_set.h"
#include "query/results.h"
#include "query/search.h"
#include "query/search_groups.h"
#include "query/suggest.h"

namespace debrief {

// What the corrected question finds, else what has the most words of it. Changes BINDING
// to what was searched for instead, FOUND to what that finds, and says so in RESULTS;
// where that finds nothing either, all stay as they are.
void search_nearby(const QueryFlags& flags, const IndexSet& indexes, Analyzer& analyzer,
                   const std::optional<Suggestion>& suggestion,
                   const SearchOptions& options,
                   const std::optional<GroupFilters>& groups, Binding& binding,
                   Found& found, Results& results);

}  // namespace debrief
