// The positions of the parts of an index set, each opened when it is first asked for.
#pragma once

#include <xapian.h>

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "query/index_database.h"
#include "query/positions/part_positions.h"

namespace debrief {

class PositionTables {
 public:
  // PATHS: the folder of each part; empty: Xapian alone has it.
  explicit PositionTables(std::vector<std::string> paths)
      : paths_(std::move(paths)), opened_(paths_.size()) {}

  // Those of PARTS[part], which there are as many of as paths. One thread may ask for one
  // part while others ask for others. Throws as PartPositions::open().
  const std::shared_ptr<const PartPositions>& of(const std::vector<IndexDatabase>& parts,
                                                 std::size_t part);

 private:
  std::vector<std::string> paths_;
  std::vector<std::shared_ptr<const PartPositions>> opened_;
};

}  // namespace debrief
