#include "query/term_lists.h"

#include <fcntl.h>
#include <unistd.h>

namespace debrief {
namespace {

std::shared_ptr<const MappedTable> open_lists(const std::string& folder,
                                              const IndexDatabase& db) {
  const int opened = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (opened < 0) return nullptr;
  std::shared_ptr<const MappedTable> table;
  if (const auto version = read_glass_version(opened, db.get_uuid(), db.get_revision()))
    table = MappedTable::open(opened, *version, GlassTable::termlist);
  ::close(opened);
  return table;
}

}  // namespace

std::shared_ptr<const MappedTable> TermLists::table(
    const std::vector<IndexDatabase>& parts, std::size_t part) {
  if (part >= paths_.size() || paths_[part].empty()) return nullptr;
  if (!opened_[part]) opened_[part] = open_lists(paths_[part], parts[part]);
  return *opened_[part];
}

}  // namespace debrief
