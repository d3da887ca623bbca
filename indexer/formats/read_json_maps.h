// The mapping files of the command line as one mapping.
#pragma once

#include <string>
#include <vector>

#include "indexer/formats/json_mapping.h"

namespace debrief {

// What the files at PATHS say, of each part of a brief in that order: so several exports
// of one archive each get their own. A part that none of them names stays as it is
// without. Throws Error, naming the file, for what cannot be read or is no mapping.
JsonMapping read_json_maps(const std::vector<std::string>& paths);

}  // namespace debrief
