#include "indexer/fixed_metadata.h"

#include <string_view>

#include "debrief/analysis.h"
#include "debrief/index.h"
#include "debrief/schema.h"

namespace debrief {

std::vector<std::pair<std::string, std::string>> fixed_metadata(PositionStore store,
                                                                bool in_bulk) {
  const bool in_table = store == PositionStore::table;
  const std::string_view kept = in_table  ? positions_in_table
                                : in_bulk ? positions_in_file
                                          : std::string_view();
  return {{std::string(schema_key), std::to_string(schema_version)},
          {std::string(analysis_key), analysis_fingerprint()},
          {std::string(positions_key), std::string(kept)}};
}

}  // namespace debrief
