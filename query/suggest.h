// "Did you mean".
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "debrief/analysis.h"
#include "query/bind_query.h"
#include "query/index_set.h"
#include "query/query.h"

namespace debrief {

// A question that was probably meant.
struct Suggestion {
  // As it could have been typed: with every word that no brief has replaced by the
  // nearest one that some brief has, and likewise names (those of flags, which are not in
  // it, are shown as a question of their own: source:cnbc.com).
  std::string question;
  // The same with its words corrected, and not its names: a filter is never exchanged for
  // another. Nothing where no word is.
  std::optional<Query> corrected;
};

// What QUERY, typed as QUESTION, was probably meant to be; nothing: all is known, or
// nothing comes near. Guesses at the first 16 unknown words. When it FOUND nothing, also
// words that are known one by one are joined ("open ai") where the index knows them as
// one.
std::optional<Suggestion> suggest(const std::string& question, const Query& query,
                                  const Binding& binding, const IndexSet& indexes,
                                  Analyzer& analyzer, bool found);

}  // namespace debrief
