#include "query/versions_of.h"

#include <algorithm>
#include <string>

#include "debrief/record.h"
#include "debrief/schema.h"

namespace debrief {

std::vector<Xapian::docid> with_versions(const Xapian::Database& db,
                                         const std::vector<Xapian::docid>& ids) {
  const std::string in_group(in_group_term);
  std::vector<Xapian::docid> both;
  auto member = db.postlist_begin(in_group);
  const auto end = db.postlist_end(in_group);
  for (auto id = ids.begin(); id != ids.end() && member != end;) {
    if (*member < *id) {
      member.skip_to(*id);
    } else if (*id < *member) {
      id = std::lower_bound(id, ids.end(), *member);
    } else {
      both.push_back(*id++);
      ++member;
    }
  }
  return both;
}

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
