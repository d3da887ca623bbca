// The most frequent run of all: nothing has changed.
#pragma once

#include <optional>
#include <string>

#include "indexer/update_index.h"
#include "indexer/walk_archive.h"

namespace debrief {

// What to report when the index in DIR knows ARCHIVE as it is, file by file, and was
// written by READER; else, or when anything is odd, nothing. Reads what the index knows
// of files once, in about the time that the walk took, and writes nothing.
std::optional<Report> find_unchanged(const std::string& dir, const std::string& reader,
                                     const Archive& archive);

}  // namespace debrief
