// Names for the briefs of one file.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "indexer/formats/draft.h"

namespace debrief {

// Sets the fragment of each draft that has none, from its day and its title, else its
// first block: "2026-04-01-google-is-preparing", a second one of that name "…-2". So a
// brief keeps its name when others come before it or go.
void name_fragments(std::vector<Draft>& drafts);

// Counts the briefs of one file that have the same name.
class FragmentNumbers {
 public:
  // NAME for the first, "NAME-2" for the second.
  std::string next(const std::string& name);

 private:
  std::unordered_map<std::string, int> seen_;
};

// The same for drafts of a part of a file: names without the number, which is_shared says.
void name_part(std::vector<Draft>& drafts);

}  // namespace debrief
