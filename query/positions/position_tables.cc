#include "query/positions/position_tables.h"

namespace debrief {

const std::shared_ptr<const PositionTable>& PositionTables::table(
    const std::vector<Xapian::Database>& parts, std::size_t part) {
  tables_.resize(parts.size());
  is_opened_.resize(parts.size());
  if (!is_opened_[part] && part < paths_.size() && !paths_[part].empty())
    tables_[part] = PositionTable::open(paths_[part], parts[part].get_uuid(),
                                        parts[part].get_revision());
  is_opened_[part] = true;
  return tables_[part];
}

}  // namespace debrief
