#include "indexer/positions/position_store.h"

#include <xapian.h>

#include "debrief/index.h"
#include "indexer/generations.h"

namespace debrief {

PositionStore choose_positions(const std::string& dir,
                               std::optional<std::size_t> shards) {
  if (shards) return *shards != 0 ? PositionStore::table : PositionStore::file;
  if (shards_in_use(dir) > 1) return PositionStore::table;
  if (!has_index(dir)) return PositionStore::file;
  try {
    const std::string kept =
        Xapian::Database(dir).get_metadata(std::string(positions_key));
    return kept == positions_in_table ? PositionStore::table : PositionStore::file;
  } catch (const Xapian::Error&) {
    return PositionStore::file;  // whoever does not make it afresh says what is wrong
  }
}

}  // namespace debrief
