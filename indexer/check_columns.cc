#include "indexer/check_columns.h"

#include <fmt/format.h>

#include <set>
#include <string>

#include "debrief/column_digest.h"
#include "debrief/slot_column.h"
#include "debrief/text.h"
#include "indexer/renew_columns.h"

namespace debrief {
namespace {

std::string_view what_is_missing(const Xapian::Database& db) {
  const std::string said = db.get_metadata(std::string(columns_key));
  if (said.empty()) return "not there";
  const std::string state =
      column_state(db.get_doccount(), db.get_lastdocid(), db.get_total_length());
  return unpack_columns_said(said).state == state ? "not all there"
                                                  : "of another state of the index";
}

}  // namespace

CheckedTable check_columns(const Xapian::Database& db) {
  if (!wants_columns(db)) return {};
  if (!has_columns(db)) return not_used("columns", what_is_missing(db));
  CheckedTable checked;
  const auto add = [&](const std::string& key, std::string_view what) {
    checked.text += fmt::format("columns: {} {}\n", printable(key), what);
    ++checked.faults;
  };
  const ColumnsSaid said = unpack_columns_said(db.get_metadata(std::string(columns_key)));
  std::set<std::string> keys;
  for (const Slot slot : column_slots()) {
    ColumnDigest digest;
    for (Xapian::docid chunk = 0; chunk <= db.get_lastdocid() / column_chunk; ++chunk) {
      const std::string& key = *keys.insert(column_key(slot, chunk)).first;
      const std::string piece = pack_column(slots_in_chunk(db, slot, chunk));
      digest.add(key, piece);
      if (db.get_metadata(key) != piece) add(key, "is not what the briefs have");
    }
    const auto known = said.digests.find(slot);
    if (known != said.digests.end() && known->second != digest)
      add(fmt::format("{}{}", column_key_prefix, slot), "is not of its digest");
  }
  const std::string prefix(column_key_prefix);
  for (auto key = db.metadata_keys_begin(prefix); key != db.metadata_keys_end(prefix);
       ++key)
    if (keys.count(*key) == 0) add(*key, "is of no brief");
  return checked;
}

}  // namespace debrief
