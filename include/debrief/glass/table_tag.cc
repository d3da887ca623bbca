#include "debrief/glass/table_tag.h"

#include "debrief/inflated.h"

namespace debrief {

std::string plain_tag(TableCursor& cursor) {
  const bool is_compressed = cursor.is_compressed();
  std::string tag(cursor.tag());
  cursor.check();
  return is_compressed ? inflated(tag) : tag;
}

bool find_tag(TableCursor& cursor, std::string_view key, std::string& tag) {
  if (!cursor.find(key) || cursor.key() != key) {
    cursor.check();
    return false;
  }
  tag = plain_tag(cursor);
  return true;
}

bool find_tag(const std::shared_ptr<const MappedTable>& table, std::string_view key,
              std::string& tag) {
  TableCursor cursor(table);
  return find_tag(cursor, key, tag);
}

}  // namespace debrief
