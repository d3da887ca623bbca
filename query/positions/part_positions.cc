#include "query/positions/part_positions.h"

#include <unistd.h>

#include <algorithm>

#include "debrief/error.h"
#include "debrief/index.h"

namespace debrief {

std::shared_ptr<const PartPositions> PartPositions::open(const std::string& folder,
                                                         const Xapian::Database& db) {
  const std::shared_ptr<PartPositions> part(new PartPositions(db));
  try {
    part->kept_ = kept_positions(db, folder);
  } catch (const Xapian::DatabaseCorruptError&) {
    if (access(folder.c_str(), F_OK) == 0) throw;
    throw Xapian::DatabaseModifiedError("another generation took its place");
  }
  part->table_ = PositionTable::open(folder, db.get_uuid(), db.get_revision());
  part->last_id_ = db.get_lastdocid();
  part->is_file_whole_ = part->file() != nullptr && db.get_doccount() == part->last_id_;
  part->first_other_ = part->first_other(1);
  return part;
}

std::shared_ptr<const PartPositions> PartPositions::of_xapian(
    const Xapian::Database& db) {
  if (db.get_metadata(std::string(positions_key)) == positions_in_file)
    throw Error(
        "this copy of an index came without its file of where words stand, which "
        "xapian-replicate does not copy",
        "copy one that is made for it: debrief-index --shards 1 --rebuild FOLDER, where "
        "the index is written");
  return std::shared_ptr<const PartPositions>(new PartPositions(db));
}

Xapian::docid PartPositions::first_other(Xapian::docid id) const {
  if (file() == nullptr) return id;
  if (id <= first_other_) return first_other_;
  const std::vector<DocumentInterval>& intervals = file()->intervals();
  auto interval = std::lower_bound(
      intervals.begin(), intervals.end(), id,
      [](const DocumentInterval& a, Xapian::docid b) { return a.last < b; });
  Xapian::docid outside = id;
  for (; interval != intervals.end() && interval->first <= outside; ++interval)
    outside = interval->last + 1;
  const std::vector<Xapian::docid>& rewritten = kept_.rewritten;
  const auto again = std::lower_bound(rewritten.begin(), rewritten.end(), id);
  if (again != rewritten.end()) outside = std::min(outside, *again);
  return outside <= last_id_ ? outside : no_document;
}

}  // namespace debrief
