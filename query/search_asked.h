// What the options of a command line ask of a search.
#pragma once

#include <optional>

#include "query/bind_query.h"
#include "query/flags.h"
#include "query/index_set.h"
#include "query/search.h"
#include "query/search_groups.h"

namespace debrief {

BindOptions bind_options(const QueryFlags& flags);

SearchOptions options_of(const QueryFlags& flags, const Binding& binding);

// Briefs are shown, the most relevant first.
bool is_ranked(const QueryFlags& flags, const SearchOptions& options);

// Briefs, claims, or GROUPS of them if given: whichever FLAGS ask for; --expand-ed.
Found search_asked(const QueryFlags& flags, const IndexSet& indexes,
                   const BoundQuery& query, SearchOptions options,
                   const std::optional<GroupFilters>& groups);

}  // namespace debrief
