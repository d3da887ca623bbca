#include "query/facet_tables.h"

namespace debrief {

const FacetTable* FacetTables::table(const std::vector<IndexDatabase>& parts,
                                     std::size_t part) {
  tables_.resize(parts.size());
  is_opened_.resize(parts.size());
  if (!is_opened_[part] && part < paths_.size() && !paths_[part].empty())
    tables_[part] = FacetTable::open(paths_[part], parts[part].get_uuid(),
                                     parts[part].get_revision());
  is_opened_[part] = true;
  return tables_[part] ? &*tables_[part] : nullptr;
}

}  // namespace debrief
