// An archive and what the index knows of it -> what has to be done.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "indexer/ledger.h"
#include "indexer/prepare_file.h"
#include "indexer/walk_archive.h"

namespace debrief {

struct UpdatePlan {
  FileTasks to_read;  // by path: new, of another size or time, or all
  std::vector<std::string>
      gone;                   // by path: known, under the paths asked for, there no more
  std::size_t unchanged = 0;  // known briefs that need not even be opened
  std::vector<Refusal> missing;  // asked for, not there and not known
};

// ALL: reading itself has changed, so every known file is read again, also elsewhere.
// What lies below a folder that could not be read is neither new nor gone. Unless ALL,
// takes the files of ARCHIVE, whose paths are much memory.
UpdatePlan plan_update(Archive& archive, const Ledger& ledger, bool all);

// Roots that are not there. One that the index knows is gone; any other is a mistake.
std::vector<Refusal> missing_roots(const Archive& archive, const Ledger& ledger);

}  // namespace debrief
