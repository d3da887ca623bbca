#include "query/versions_of.h"

#include <algorithm>
#include <string>

#include "debrief/record.h"
#include "debrief/schema.h"

namespace debrief {

std::vector<Version> versions_of(const Xapian::Database& db, Xapian::docid id) {
  return versions_of(db, id, db.get_document(id));
}

std::vector<Version> versions_of(const Xapian::Database& db, Xapian::docid id,
                                 const Xapian::Document& document) {
  std::vector<Version> versions;
  const std::string key = document.get_value(versions_slot);
  if (key.empty()) return versions;
  const std::string group = term(versions_prefix, key);
  for (auto other = db.postlist_begin(group); other != db.postlist_end(group); ++other) {
    if (*other == id) continue;
    const Record record = unpack_record(db.get_document(*other).get_data());
    versions.push_back({record.id, record.title, record.date,
                        record.paths.empty() ? std::string() : record.paths.front()});
  }
  std::sort(versions.begin(), versions.end(), [](const Version& a, const Version& b) {
    return a.date != b.date ? a.date > b.date : a.id < b.id;
  });
  return versions;
}

}  // namespace debrief
