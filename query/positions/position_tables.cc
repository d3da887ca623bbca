#include "query/positions/position_tables.h"

namespace debrief {

const std::shared_ptr<const PartPositions>& PositionTables::of(
    const std::vector<IndexDatabase>& parts, std::size_t part) {
  if (opened_[part] == nullptr)
    opened_[part] = paths_[part].empty() ? PartPositions::of_xapian(parts[part])
                                         : PartPositions::open(paths_[part], parts[part]);
  return opened_[part];
}

}  // namespace debrief
