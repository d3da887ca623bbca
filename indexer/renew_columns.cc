#include "indexer/renew_columns.h"

#include <algorithm>
#include <set>
#include <utility>

#include "debrief/error.h"
#include "debrief/index.h"
#include "debrief/slot_column.h"

namespace debrief {
namespace {

std::string state_of(const Xapian::Database& db) {
  return column_state(db.get_doccount(), db.get_lastdocid(), db.get_total_length());
}

// True when it was another. VALUE empty: no such key from now on.
bool set_where_other(Xapian::WritableDatabase& db, const std::string& key,
                     const std::string& value) {
  if (db.get_metadata(key) == value) return false;
  db.set_metadata(key, value);
  return true;
}

// What these of one chunk hold by now. The value streams would not do: Xapian does not
// always show there what is not committed.
std::vector<ChangedSlot> changed_slots(const Xapian::Database& db, Slot slot,
                                       std::span<const Xapian::docid> ids) {
  std::vector<ChangedSlot> changes;
  for (const Xapian::docid id : ids) {
    const std::string bytes =  // of one that is not there: nothing
        db.get_document(id, Xapian::DOC_ASSUME_VALID).get_value(slot);
    changes.push_back({id % column_chunk, std::string(column_value(slot, bytes))});
  }
  return changes;
}

std::string make_piece(const Xapian::Database& db, Slot slot, Xapian::docid chunk,
                       std::span<const ChangedSlot> changes) {
  std::string piece = pack_column(slots_in_chunk(db, slot, chunk));
  return changes.empty() ? piece : patch_column(piece, changes);
}

bool patch_piece(Xapian::WritableDatabase& db, Slot slot, Xapian::docid chunk,
                 std::span<const Xapian::docid> ids) {
  const std::string key = column_key(slot, chunk);
  const std::vector<ChangedSlot> changes = changed_slots(db, slot, ids);
  std::string piece = db.get_metadata(key);
  try {
    piece = patch_column(piece, changes);
  } catch (const Error&) {  // it can be made again
    piece = make_piece(db, slot, chunk, changes);
  }
  return set_where_other(db, key, piece);
}

// IDS ascend.
bool patch_pieces(Xapian::WritableDatabase& db, std::span<const Xapian::docid> ids) {
  bool wrote = false;
  while (!ids.empty()) {
    const Xapian::docid chunk = ids.front() / column_chunk;
    const auto end = std::find_if(ids.begin(), ids.end(), [&](Xapian::docid id) {
      return id / column_chunk != chunk;
    });
    const auto own = ids.first(static_cast<std::size_t>(end - ids.begin()));
    for (const Slot slot : column_slots()) wrote |= patch_piece(db, slot, chunk, own);
    ids = ids.subspan(own.size());
  }
  return wrote;
}

// IDS ascend.
bool make_pieces(Xapian::WritableDatabase& db, std::span<const Xapian::docid> ids) {
  bool wrote = false;
  std::set<std::string> keys;
  for (const Slot slot : column_slots()) {
    auto next = ids.begin();
    for (Xapian::docid chunk = 0; chunk <= db.get_lastdocid() / column_chunk; ++chunk) {
      const auto from = next;
      next = std::find_if(from, ids.end(),
                          [&](Xapian::docid id) { return id / column_chunk != chunk; });
      wrote |= set_where_other(
          db, *keys.insert(column_key(slot, chunk)).first,
          make_piece(db, slot, chunk, changed_slots(db, slot, {from, next})));
    }
  }
  const std::string prefix(column_key_prefix);
  std::vector<std::string> beyond;
  for (auto key = db.metadata_keys_begin(prefix); key != db.metadata_keys_end(prefix);
       ++key)
    if (keys.count(*key) == 0) beyond.push_back(*key);
  for (const std::string& key : beyond) db.set_metadata(key, {});
  return wrote || !beyond.empty();
}

}  // namespace

bool wants_columns(const Xapian::Database& db) {
  return db.get_metadata(std::string(positions_key)) == positions_in_table;
}

bool has_columns(const Xapian::Database& db) {
  return db.get_metadata(std::string(columns_key)) == state_of(db);
}

std::vector<std::string> slots_in_chunk(const Xapian::Database& db, Slot slot,
                                        Xapian::docid chunk) {
  const Xapian::docid first = chunk * column_chunk;
  std::vector<std::string> slots;
  auto value = db.valuestream_begin(slot);
  if (value != db.valuestream_end(slot)) value.skip_to(std::max<Xapian::docid>(first, 1));
  for (; value != db.valuestream_end(slot); ++value) {
    const Xapian::docid place = value.get_docid() - first;
    if (place >= column_chunk) break;
    slots.resize(place + std::size_t{1});
    slots.back() = column_value(slot, *value);
  }
  return slots;
}

bool renew_columns(Xapian::WritableDatabase& db, std::span<const Xapian::docid> changed,
                   bool held) {
  std::vector<Xapian::docid> ids(changed.begin(), changed.end());
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  const bool wrote = held ? patch_pieces(db, ids) : make_pieces(db, ids);
  return set_where_other(db, std::string(columns_key), state_of(db)) || wrote;
}

void remake_columns(const std::string& path) {
  if (!wants_columns(Xapian::Database(path))) return;
  Xapian::WritableDatabase db(path, Xapian::DB_OPEN | Xapian::DB_BACKEND_GLASS);
  if (renew_columns(db, {}, false)) db.commit();
}

}  // namespace debrief
