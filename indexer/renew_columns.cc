#include "indexer/renew_columns.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <set>
#include <utility>

#include "debrief/column_digest.h"
#include "debrief/error.h"
#include "debrief/index.h"
#include "debrief/slot_column.h"
#include "indexer/other_metadata.h"

namespace debrief {
namespace {

using Digests = std::map<Slot, ColumnDigest>;

std::string state_of(const Xapian::Database& db) {
  return column_state(db.get_doccount(), db.get_lastdocid(), db.get_total_length());
}

std::string length_of(const Xapian::Database& db, Xapian::docid id) try {
  return std::to_string(db.get_doclength(id));
} catch (const Xapian::DocNotFoundError&) {
  return {};
}

Slot slot_behind(Slot column) { return column == whole_dates ? date_slot : column; }

// What a column tells of one brief; of one that is not there: nothing.
std::string bytes_of(const Xapian::Database& db, Slot column, Xapian::docid id) {
  if (column == brief_lengths) return length_of(db, id);
  const std::string bytes =
      db.get_document(id, Xapian::DOC_ASSUME_VALID).get_value(slot_behind(column));
  return std::string(column_value(column, bytes));
}

// What these of one chunk hold by now. The value streams would not do: Xapian does not
// always show there what is not committed.
std::vector<ChangedSlot> changed_slots(const Xapian::Database& db, Slot slot,
                                       std::span<const Xapian::docid> ids) {
  std::vector<ChangedSlot> changes;
  for (const Xapian::docid id : ids)
    changes.push_back({id % column_chunk, bytes_of(db, slot, id)});
  return changes;
}

std::string make_piece(const Xapian::Database& db, Slot slot, Xapian::docid chunk,
                       std::span<const ChangedSlot> changes) {
  std::string piece = pack_column(slots_in_chunk(db, slot, chunk));
  return changes.empty() ? piece : patch_column(piece, changes);
}

// Of the pieces that are there.
Digests digests_in(const Xapian::Database& db) {
  Digests digests;
  for (const Slot slot : column_slots()) {
    ColumnDigest& digest = digests[slot];
    for (Xapian::docid chunk = 0; chunk <= db.get_lastdocid() / column_chunk; ++chunk) {
      const std::string key = column_key(slot, chunk);
      digest.add(key, db.get_metadata(key));
    }
  }
  return digests;
}

// Writes the pieces of a database and keeps account of it. IDS ascend.
class PieceWriter {
 public:
  explicit PieceWriter(Xapian::WritableDatabase& db) : db_(db), other_(db) {}

  // Those that have some of IDS, where they held before.
  void patch_all(std::span<const Xapian::docid> ids) {
    digests_ = unpack_columns_said(db_.get_metadata(std::string(columns_key))).digests;
    const std::vector<Slot> slots = column_slots();
    bool are_known = std::all_of(slots.begin(), slots.end(),
                                 [&](Slot slot) { return digests_.count(slot) != 0; });
    while (!ids.empty()) {
      const Xapian::docid chunk = ids.front() / column_chunk;
      const auto end = std::find_if(ids.begin(), ids.end(), [&](Xapian::docid id) {
        return id / column_chunk != chunk;
      });
      const auto own = ids.first(static_cast<std::size_t>(end - ids.begin()));
      for (const Slot slot : slots)
        if (!patch(slot, chunk, own)) are_known = false;
      ids = ids.subspan(own.size());
    }
    if (!are_known) digests_ = digests_in(db_);
  }

  // All, and no others are left.
  void make_all(std::span<const Xapian::docid> ids) {
    std::set<std::string> keys;
    for (const Slot slot : column_slots()) {
      ColumnDigest& digest = digests_[slot];
      auto next = ids.begin();
      for (Xapian::docid chunk = 0; chunk <= db_.get_lastdocid() / column_chunk;
           ++chunk) {
        const auto from = next;
        next = std::find_if(from, ids.end(),
                            [&](Xapian::docid id) { return id / column_chunk != chunk; });
        const std::string& key = *keys.insert(column_key(slot, chunk)).first;
        const std::string piece =
            make_piece(db_, slot, chunk, changed_slots(db_, slot, {from, next}));
        digest.add(key, piece);
        other_.set(key, piece);
      }
    }
    other_.remove_beyond(column_key_prefix,
                         [&](const std::string& key) { return keys.count(key) == 0; });
  }

  // The last to be written; true: something was.
  bool finish() {
    other_.set(std::string(columns_key), pack_columns_said({state_of(db_), digests_}));
    return other_.wrote();
  }

 private:
  // False: the digest does not know what it was.
  bool patch(Slot slot, Xapian::docid chunk, std::span<const Xapian::docid> ids) {
    const std::string key = column_key(slot, chunk);
    const std::vector<ChangedSlot> changes = changed_slots(db_, slot, ids);
    const std::string before = db_.get_metadata(key);
    try {
      const std::string piece = patch_column(before, changes);
      digests_[slot].remove(key, before);
      digests_[slot].add(key, piece);
      other_.set(key, piece);
      return true;
    } catch (const Error&) {  // damaged: it can be made again
      other_.set(key, make_piece(db_, slot, chunk, changes));
      return false;
    }
  }

  Xapian::WritableDatabase& db_;
  Digests digests_;
  OtherMetadata other_;
};

}  // namespace

bool wants_columns(const Xapian::Database& db) {
  return db.get_metadata(std::string(positions_key)) == positions_in_table;
}

bool has_columns(const Xapian::Database& db) {
  const ColumnsSaid said = unpack_columns_said(db.get_metadata(std::string(columns_key)));
  const std::vector<Slot> slots = column_slots();
  return said.state == state_of(db) &&
         std::all_of(slots.begin(), slots.end(),
                     [&](Slot slot) { return said.digests.count(slot) != 0; });
}

std::vector<std::string> slots_in_chunk(const Xapian::Database& db, Slot slot,
                                        Xapian::docid chunk) {
  const Xapian::docid first = chunk * column_chunk;
  std::vector<std::string> slots;
  if (slot == brief_lengths) {
    const std::uint64_t end = std::min(std::uint64_t{first} + column_chunk,
                                       db.get_lastdocid() + std::uint64_t{1});
    for (std::uint64_t id = std::max<Xapian::docid>(first, 1); id < end; ++id) {
      std::string length = length_of(db, static_cast<Xapian::docid>(id));
      if (length.empty()) continue;
      slots.resize(id - first + 1);
      slots.back() = std::move(length);
    }
    return slots;
  }
  const Slot behind = slot_behind(slot);
  auto value = db.valuestream_begin(behind);
  if (value != db.valuestream_end(behind))
    value.skip_to(std::max<Xapian::docid>(first, 1));
  for (; value != db.valuestream_end(behind); ++value) {
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
  PieceWriter writer(db);
  if (held)
    writer.patch_all(ids);
  else
    writer.make_all(ids);
  return writer.finish();
}

}  // namespace debrief
