#include "indexer/renew_copies.h"

#include <algorithm>
#include <charconv>
#include <vector>

#include "debrief/brief_copy.h"
#include "debrief/slot_column.h"
#include "indexer/other_metadata.h"
#include "indexer/renew_columns.h"

namespace debrief {
namespace {

std::string state_of(const Xapian::Database& db) {
  return column_state(db.get_doccount(), db.get_lastdocid(), db.get_total_length());
}

class CopyWriter {
 public:
  explicit CopyWriter(Xapian::WritableDatabase& db) : db_(db), other_(db) {}

  void write(Xapian::docid id) {
    other_.set(copy_key(id), make_copy(db_, id, deflater_));
  }

  // All, and no others are left. Ids first, as what is written moves what is walked.
  void write_all() {
    std::vector<Xapian::docid> ids(db_.postlist_begin({}), db_.postlist_end({}));
    for (const Xapian::docid id : ids) write(id);
    other_.remove_beyond(copy_key_prefix,
                         [&](const std::string& key) { return !is_of(ids, key); });
  }

  // The last to be written; true: something was.
  bool finish() {
    other_.set(std::string(copies_key), state_of(db_));
    return other_.wrote();
  }

 private:
  // IDS ascend.
  static bool is_of(const std::vector<Xapian::docid>& ids, const std::string& key) {
    Xapian::docid id = 0;
    const char* const begin = key.data() + copy_key_prefix.size();
    (void)std::from_chars(begin, key.data() + key.size(), id);
    return copy_key(id) == key && std::binary_search(ids.begin(), ids.end(), id);
  }

  Xapian::WritableDatabase& db_;
  Deflater deflater_;
  OtherMetadata other_;
};

}  // namespace

bool has_copies(const Xapian::Database& db) {
  return db.get_metadata(std::string(copies_key)) == state_of(db);
}

std::string make_copy(const Xapian::Database& db, Xapian::docid id,
                      Deflater& deflater) try {
  const Xapian::Document document = db.get_document(id);
  const std::string packed =
      pack_copy({document.get_data(), document.get_value(date_slot),
                 document.get_value(versions_slot)});
  return copy_bytes(packed, deflater.deflated(packed));
} catch (const Xapian::DocNotFoundError&) {
  return {};
}

bool renew_copies(Xapian::WritableDatabase& db, std::span<const Xapian::docid> changed,
                  bool held) {
  CopyWriter writer(db);
  if (!held) writer.write_all();
  if (held)
    for (const Xapian::docid id : changed) writer.write(id);
  return writer.finish();
}

}  // namespace debrief
