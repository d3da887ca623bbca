// Files of positions -> one, in memory that does not grow with them.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <memory>
#include <vector>

#include "debrief/position_file.h"
#include "indexer/positions/position_writer.h"

namespace debrief {

// What is taken of a file.
struct PositionSource {
  std::shared_ptr<const PositionFile> file;
  std::vector<bool> live;  // by id: the document is taken; beyond its end: it is not
  std::int64_t shift = 0;  // what is added to its ids
};

// All terms of these. No two have a document in common, as it is called there.
void merge_files(const std::vector<PositionSource>& sources, PositionWriter& out);

}  // namespace debrief
