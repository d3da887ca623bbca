// What a word on the command line may go on as: for the completion of shells.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "debrief/date.h"

namespace debrief {

// The candidates for WORD behind BEFORE (the arguments before it), whole words, each with
// its meaning behind a tab where it needs one, at most 100 of them:
//   --fa          options                       --view cl    values of options
//   sour          fields, "source:"             @wa          questions that are kept
//   source:cn     what the index has, the most frequent first: hosts by their beginning,
//   -c ama        names by theirs, else by that of a later word ("source:cnbc.com",
//                 company:"Amazon Web Services")
//   --show 73     ids
// A file belongs there (-d DIR): nothing. No index: none of its values; never an error.
std::optional<std::vector<std::string>> complete(const std::string& word,
                                                 const std::vector<std::string>& before);

// Answers `debrief-query --complete WORD BEFORE…` on standard output: its exit code.
// Other arguments: nothing.
std::optional<int> run_completion(int argc, const char* const* argv);

}  // namespace debrief
