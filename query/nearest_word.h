// What a word that no brief has was probably meant to be.
#pragma once

#include <optional>
#include <string>

#include "debrief/analysis.h"
#include "query/index_set.h"

namespace debrief {

// The known word that is the fewest slips away from WORD (folded): at most one where it
// has five letters or fewer, else two; no stop word. A slip is a letter too many, too few or wrong, or
// two swapped. Of those as near: first those that begin as WORD does (slips are rare at
// the beginning: J. J. Pollock and A. Zamora, "Automatic Spelling Correction in
// Scientific and Scholarly Text", 1984), then those of the same letters, swapped or
// doubled, then the one in most briefs, then by alphabet. A word of one or two letters,
// or with a digit in it, is none that can be guessed: nothing.
//
// Looks at every word once, in the vocabulary table where there is one.
std::optional<std::string> nearest_word(const IndexSet& indexes, const std::string& word);

// "dataframe" -> "data frame": the two words that make WORD (folded) when written as one
// and stand side by side in the most briefs; none: nothing.
std::optional<std::string> split_word(const IndexSet& indexes, const std::string& word,
                                      Analyzer& analyzer);

}  // namespace debrief
