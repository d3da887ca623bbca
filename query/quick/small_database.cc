#include "query/quick/small_database.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include "debrief/glass/table_tag.h"
#include "debrief/glass_keys.h"
#include "query/quick/not_here.h"
#include "query/quick/value_list.h"

namespace Xapian {

using namespace debrief;

Database::Internal::Internal(const std::string& folder) : folder_(folder) {
  const int opened = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (opened < 0) not_here();
  auto version = read_glass_version(opened);
  if (version) postlist_ = MappedTable::open(opened, *version, GlassTable::postlist);
  ::close(opened);
  if (postlist_ == nullptr || version->last_id >= UINT32_MAX) not_here();
  version_ = *std::move(version);
}

// A rebuild may have taken the folder's place meanwhile: a block of another database has
// another revision or another shape, and is refused.
std::shared_ptr<const MappedTable> Database::Internal::open(GlassTable table) const {
  const int opened = ::open(folder_.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (opened < 0) not_here();
  auto mapped = MappedTable::open(opened, version_, table);
  ::close(opened);
  if (mapped == nullptr) not_here();
  return mapped;
}

std::shared_ptr<const MappedTable> Database::Internal::termlist() const {
  if (termlist_ == nullptr) termlist_ = open(GlassTable::termlist);
  return termlist_;
}

std::string Database::Internal::metadata(const std::string& key) const {
  std::string value;
  (void)find_tag(postlist_, std::string(metadata_mark) + key, value);
  return value;
}

std::string Database::Internal::data(docid id) const {
  if (docdata_ == nullptr) docdata_ = open(GlassTable::docdata);
  std::string data;
  // Each brief has data: one without is none.
  if (!find_tag(docdata_, sortable(id), data))
    throw DocNotFoundError(fmt::format("Document {} not found", id));
  return data;
}

std::string Database::Internal::value(docid id, valueno slot) const {
  ValueList values(postlist_, slot);
  return values.seek(id) && values.id() == id ? std::string(values.value())
                                              : std::string();
}

}  // namespace Xapian
