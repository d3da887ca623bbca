// The words of two sets of briefs.
#pragma once

#include <cstddef>
#include <vector>

#include "query/bound_query.h"
#include "query/index_set.h"
#include "query/results.h"

namespace debrief {

struct ComparedWords {
  std::vector<Change> changes;  // at most LIMIT
  std::size_t more = 0;         // words with such a change that LIMIT leaves out
};

// The words whose share of the briefs has changed by more than chance gives once in 20
// times (keyness.h), the strongest change first, each as the newest brief that has it
// writes it most often. Words count by their stems; stop words, numbers, single letters,
// words of grammar, months and weekdays do not. LIMIT 0: all. Takes time in proportion to
// the words of all matches.
ComparedWords compare_words(const IndexSet& indexes, const BoundQuery& before,
                            const BoundQuery& now, std::size_t limit);

}  // namespace debrief
