// Which of the two ways an index keeps positions (positions_key, debrief/index.h).
#pragma once

#include <cstddef>
#include <optional>
#include <string>

namespace debrief {

enum class PositionStore {
  table,  // Xapian's own alone: for servers
  file    // the file of positions for what comes in bulk, the table for the rest
};

// Decided here and nowhere else, for a writer that was asked for so many SHARDS, or not
// to think of servers (0): without either, what the index in DIR has already, or the
// file.
PositionStore choose_positions(const std::string& dir, std::optional<std::size_t> shards);

}  // namespace debrief
