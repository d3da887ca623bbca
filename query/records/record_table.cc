#include "query/records/record_table.h"

#include <fcntl.h>
#include <unistd.h>

#include "debrief/glass_layout.h"

namespace debrief {

std::unique_ptr<RecordTable> RecordTable::open(const std::string& folder,
                                               const std::string& uuid,
                                               std::uint64_t revision) {
  // By one descriptor, so that both files are of one folder, whatever is renamed.
  const int opened = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (opened < 0) return nullptr;
  std::shared_ptr<const MappedTable> table;
  if (const auto version = read_glass_version(opened, uuid, revision))
    table = MappedTable::open(opened, *version, GlassTable::docdata);
  close(opened);
  if (table == nullptr) return nullptr;
  return std::unique_ptr<RecordTable>(new RecordTable(std::move(table)));
}

std::string RecordTable::data(Xapian::docid id) {
  std::string key;
  append_sortable(key, id);
  const bool has_data = cursor_.find(key) && cursor_.key() == key;
  cursor_.check();
  if (!has_data) return {};
  const bool is_compressed = cursor_.is_compressed();
  const std::string tag(cursor_.tag());
  cursor_.check();
  return is_compressed ? inflater_.inflate(tag) : tag;
}

RecordTable* RecordTables::table(const std::vector<Xapian::Database>& parts,
                                 std::size_t part) {
  tables_.resize(parts.size());
  is_opened_.resize(parts.size());
  if (!is_opened_[part] && part < paths_.size() && !paths_[part].empty())
    tables_[part] = RecordTable::open(paths_[part], parts[part].get_uuid(),
                                      parts[part].get_revision());
  is_opened_[part] = true;
  return tables_[part].get();
}

}  // namespace debrief
