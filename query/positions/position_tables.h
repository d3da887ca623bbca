// The tables of positions of the parts of an index set, each opened when it is first
// asked for.
#pragma once

#include <xapian.h>

#include <memory>
#include <string>
#include <vector>

#include "query/positions/position_table.h"

namespace debrief {

class PositionTables {
 public:
  // PATHS: the folder of each part; empty: it has none that can be read here.
  explicit PositionTables(std::vector<std::string> paths) : paths_(std::move(paths)) {}

  // The table of PARTS[part]; nullptr: ask Xapian.
  const std::shared_ptr<const PositionTable>& table(
      const std::vector<Xapian::Database>& parts, std::size_t part);

 private:
  std::vector<std::string> paths_;
  std::vector<std::shared_ptr<const PositionTable>> tables_;
  std::vector<bool> is_opened_;
};

}  // namespace debrief
