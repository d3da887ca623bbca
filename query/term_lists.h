// The term lists of the parts of an index set, each table opened when it is first asked
// for.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "debrief/glass/mapped_table.h"
#include "query/index_database.h"

namespace debrief {

class TermLists {
 public:
  // PATHS: the folder of each part; empty: Xapian alone has it.
  explicit TermLists(std::vector<std::string> paths)
      : paths_(std::move(paths)), opened_(paths_.size()) {}

  // The table of PARTS[part]; nullptr: only Xapian can read it. One thread may ask for one
  // part while others ask for others.
  std::shared_ptr<const MappedTable> table(const std::vector<IndexDatabase>& parts,
                                           std::size_t part);

 private:
  std::vector<std::string> paths_;
  std::vector<std::optional<std::shared_ptr<const MappedTable>>> opened_;
};

}  // namespace debrief
