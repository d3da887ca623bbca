// "Did you mean".
#pragma once

#include <optional>
#include <string>

#include "debrief/analysis.h"
#include "query/bind_query.h"
#include "query/index_set.h"
#include "query/query.h"

namespace debrief {

// QUESTION with every word that no brief has replaced by the nearest one that some brief
// has, and likewise names (those of flags, which are not in it, are shown as a question
// of their own: source:cnbc.com). Nothing: all is known, or nothing comes near.
std::optional<std::string> suggest(const std::string& question, const Query& query,
                                   const Binding& binding, const IndexSet& indexes,
                                   Analyzer& analyzer);

}  // namespace debrief
