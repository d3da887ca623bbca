// What every generation says of itself from its beginning.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "indexer/positions/position_store.h"

namespace debrief {

// Keys (debrief/index.h) and values, which may be empty. IN_BULK: it is made at once, by
// BulkShards.
std::vector<std::pair<std::string, std::string>> fixed_metadata(PositionStore store,
                                                                bool in_bulk);

}  // namespace debrief
