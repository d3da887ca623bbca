// What a run reports of the files it has looked at.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "indexer/update_index.h"
#include "indexer/walk_archive.h"

namespace debrief {

// Enters what was odd about a file that was read, and that it holds briefs of FORMATS.
void tell(const std::string& path, const std::vector<std::string>& notes,
          const std::set<std::string>& formats, Report& report);

void sort_by_path(std::vector<Refusal>& refusals);

// Throws Error when all that was asked for is MISSING.
void require_something(const Archive& archive, const std::vector<Refusal>& missing);

}  // namespace debrief
