// The facet tables of the parts of an index set, each opened when it is first asked for.
#pragma once

#include <xapian.h>

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "debrief/facet_table.h"
#include "query/index_database.h"

namespace debrief {

class FacetTables {
 public:
  // PATHS: the folder of each part; empty: it has no table.
  explicit FacetTables(std::vector<std::string> paths) : paths_(std::move(paths)) {}

  // The table of PARTS[part]; none, or none of this revision: nullptr.
  const FacetTable* table(const std::vector<IndexDatabase>& parts, std::size_t part);

 private:
  std::vector<std::string> paths_;
  std::vector<std::optional<FacetTable>> tables_;
  std::vector<bool> is_opened_;
};

}  // namespace debrief
