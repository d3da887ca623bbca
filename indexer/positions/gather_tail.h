// Positions in Xapian's table -> files of positions.
#pragma once

#include <xapian.h>

#include <cstddef>
#include <string>
#include <vector>

#include "indexer/positions/merge_files.h"

namespace debrief {

// Those of the documents in TAIL (by id), as files FOLDER/tail-N, which the caller takes
// away. Each holds the next ones, as many as fit into MEMORY bytes. Throws Error on a full
// disk, and Xapian's exceptions.
std::vector<PositionSource> gather_tail(const Xapian::Database& db,
                                        const std::vector<bool>& tail,
                                        const std::string& folder,
                                        std::size_t memory = std::size_t{48} << 20);

}  // namespace debrief
