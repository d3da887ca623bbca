#include "indexer/check_copies.h"

#include <fmt/format.h>

#include <string>

#include "debrief/brief_copy.h"
#include "debrief/text.h"
#include "indexer/renew_columns.h"
#include "indexer/renew_copies.h"

namespace debrief {

CheckedTable check_copies(const Xapian::Database& db) {
  if (!wants_columns(db)) return {};
  if (!has_copies(db))
    return not_used("copies", db.get_metadata(std::string(copies_key)).empty()
                                  ? "not there"
                                  : "of another state of the index");
  CheckedTable checked;
  const auto add = [&](const std::string& key, std::string_view what) {
    checked.text += fmt::format("copies: {} {}\n", printable(key), what);
    ++checked.faults;
  };
  std::size_t briefs = 0;
  Deflater deflater;
  for (auto brief = db.postlist_begin({}); brief != db.postlist_end({}); ++brief) {
    const std::string key = copy_key(*brief);
    const std::string copy = db.get_metadata(key);
    briefs += copy.empty() ? 0 : 1;
    if (copy != make_copy(db, *brief, deflater)) add(key, "is not what the brief is");
  }
  std::size_t keys = 0;
  const std::string prefix(copy_key_prefix);
  for (auto key = db.metadata_keys_begin(prefix); key != db.metadata_keys_end(prefix);
       ++key)
    ++keys;
  if (keys != briefs)
    add(std::string(copy_key_prefix),
        fmt::format("has {} that are of no brief", keys - briefs));
  return checked;
}

}  // namespace debrief
