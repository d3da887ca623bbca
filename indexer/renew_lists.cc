#include "indexer/renew_lists.h"

#include <algorithm>
#include <map>
#include <memory>
#include <set>
#include <utility>
#include <vector>

#include "debrief/error.h"
#include "debrief/list_piece.h"
#include "indexer/other_metadata.h"
#include "indexer/renew_columns.h"

namespace debrief {
namespace {

using Positions = std::vector<Xapian::termpos>;

std::string state_of(const Xapian::Database& db) {
  return lists_state(db.get_doccount(), db.get_lastdocid(), db.get_total_length());
}

bool is_listed(const Xapian::Database& db, const std::string& term) {
  return db.get_termfreq(term) >= least_listed;
}

// What changes touch of a term: the documents, by chunk, with where it stands by now.
using Touched = std::map<Xapian::docid, ChangedPlaces>;

class ListWriter {
 public:
  explicit ListWriter(Xapian::WritableDatabase& db) : db_(db), other_(db) {}

  // Those of terms that CHANGED have in the database or had in BEFORE, where they held.
  void patch_all(const Xapian::Database& before, std::span<const Xapian::docid> changed) {
    std::map<std::string, Touched> touched;
    for (const Xapian::docid id : changed) {
      note_terms(before, id, false, touched);
      note_terms(db_, id, true, touched);
    }
    const PlacesReader places(db_);
    for (auto& [term, chunks] : touched) {
      const bool was_listed = is_listed(before, term);
      const bool comes_or_goes = was_listed != is_listed(db_, term);
      if (!comes_or_goes && !was_listed) continue;
      if (comes_or_goes) {
        note_chunks(before, term, chunks);
        note_chunks(db_, term, chunks);
      }
      for (const auto& [chunk, changes] : chunks) {
        other_.set(list_key(term, chunk), make_list_piece(db_, term, chunk));
        if (comes_or_goes)
          other_.set(places_key(term, chunk), places.piece(term, chunk));
        else
          patch(term, chunk, changes, places);
      }
    }
  }

  // All, and no others are left. PLACES: where words stand.
  void make_all(const PlacesReader& places) {
    for (const std::string_view prefix : {list_key_prefix, places_key_prefix})
      other_.remove_beyond(
          prefix, [&](const std::string& key) { return is_of_no_list(db_, key); });
    std::vector<std::string> terms;  // first, as what is written moves what is walked
    for (auto term = db_.allterms_begin(); term != db_.allterms_end(); ++term)
      if (term.get_termfreq() >= least_listed) terms.push_back(*term);
    // Each kind by itself, so that they are written in the order of their keys.
    for (const std::string& term : terms)
      for (const Xapian::docid chunk : list_chunks(db_, term))
        other_.set(list_key(term, chunk), make_list_piece(db_, term, chunk));
    for (const std::string& term : terms)
      for (const Xapian::docid chunk : list_chunks(db_, term))
        other_.set(places_key(term, chunk), places.piece(term, chunk));
  }

  // The last to be written; true: something was.
  bool finish() {
    other_.set(std::string(lists_key), state_of(db_));
    return other_.wrote();
  }

 private:
  // IS_NOW: with its positions; else it may be gone by now.
  static void note_terms(const Xapian::Database& db, Xapian::docid id, bool is_now,
                         std::map<std::string, Touched>& touched) {
    try {
      for (auto term = db.termlist_begin(id); term != db.termlist_end(id); ++term) {
        Positions& positions = touched[*term][id / list_chunk][id];
        if (is_now) positions.assign(term.positionlist_begin(), term.positionlist_end());
      }
    } catch (const Xapian::DocNotFoundError&) {
    }
  }

  // Of a list that has just become long enough or too short.
  static void note_chunks(const Xapian::Database& db, const std::string& term,
                          Touched& chunks) {
    for (const Xapian::docid chunk : list_chunks(db, term)) chunks[chunk];
  }

  void patch(const std::string& term, Xapian::docid chunk, const ChangedPlaces& changes,
             const PlacesReader& places) {
    const std::string key = places_key(term, chunk);
    if (key.empty()) return;
    std::string piece;
    try {
      piece = patch_places(db_.get_metadata(key), changes);
    } catch (const Error&) {  // damaged: it can be made again
      piece = places.piece(term, chunk);
    } catch (const Xapian::DatabaseCorruptError&) {
      piece = places.piece(term, chunk);
    }
    other_.set(key, piece);
  }

  Xapian::WritableDatabase& db_;
  OtherMetadata other_;
};

}  // namespace

PlacesReader::PlacesReader(Xapian::Database db, const std::string& path)
    : db_(std::move(db)) {
  if (!path.empty())
    table_ = PositionTable::open(path, db_.get_uuid(), db_.get_revision());
}

std::string PlacesReader::piece(const std::string& term, Xapian::docid chunk) const {
  PlacesPacker packer;
  if (term.empty() || !is_listed(db_, term)) return {};
  std::unique_ptr<PositionCursor> cursor;
  if (table_ != nullptr) cursor = std::make_unique<PositionCursor>(table_, term);
  Positions positions;
  auto at = db_.postlist_begin(term);
  if (chunk != 0) at.skip_to(chunk * list_chunk);
  for (; at != db_.postlist_end(term) && *at / list_chunk == chunk; ++at) {
    if (cursor == nullptr || !cursor->read(*at, positions))
      positions.assign(db_.positionlist_begin(*at, term),
                       db_.positionlist_end(*at, term));
    packer.add(*at, positions);
  }
  return packer.piece();
}

bool has_lists(const Xapian::Database& db) {
  return db.get_metadata(std::string(lists_key)) == state_of(db);
}

std::string make_list_piece(const Xapian::Database& db, const std::string& term,
                            Xapian::docid chunk) {
  ListPiecePacker packer;
  if (term.empty() || !is_listed(db, term)) return {};
  auto at = db.postlist_begin(term);
  if (chunk != 0) at.skip_to(chunk * list_chunk);
  for (; at != db.postlist_end(term) && *at / list_chunk == chunk; ++at)
    packer.add(*at, at.get_wdf());
  return packer.piece();
}

std::vector<Xapian::docid> list_chunks(const Xapian::Database& db,
                                       const std::string& term) {
  std::vector<Xapian::docid> chunks;
  auto at = db.postlist_begin(term);
  while (at != db.postlist_end(term)) {
    chunks.push_back(*at / list_chunk);
    if (chunks.back() == UINT32_MAX / list_chunk) break;
    at.skip_to((chunks.back() + 1) * list_chunk);
  }
  return chunks;
}

bool is_of_no_list(const Xapian::Database& db, const std::string& key) {
  std::string name = key;
  if (name.starts_with(places_key_prefix))
    name.replace(0, places_key_prefix.size(), list_key_prefix);
  const ListKey read = read_list_key(name);
  return make_list_piece(db, std::string(read.term), read.chunk).empty();
}

bool renew_lists(Xapian::WritableDatabase& db, const std::string& path,
                 std::span<const Xapian::docid> changed, bool held) {
  ListWriter writer(db);
  if (held)
    writer.patch_all(Xapian::Database(path), changed);
  else if (changed.empty())  // what is committed is what there is
    writer.make_all(PlacesReader(Xapian::Database(path), path));
  else
    writer.make_all(PlacesReader(db));
  return writer.finish();
}

}  // namespace debrief
