// Keeps the pieces of a database's posting lists and of where their terms stand
// (debrief/list_piece.h, debrief/places_piece.h) in step with what Xapian has of both, of
// which they are made.
#pragma once

#include <xapian.h>

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "debrief/glass/position_cursor.h"
#include "debrief/places_piece.h"

namespace debrief {

// All here throw Xapian's exceptions.

// Whether DB says that its pieces are those of its lists as they are.
bool has_lists(const Xapian::Database& db);

// The piece of TERM's list in DB for the ids of CHUNK.
std::string make_list_piece(const Xapian::Database& db, const std::string& term,
                            Xapian::docid chunk);

// The chunks that have documents of that list, ascending.
std::vector<Xapian::docid> list_chunks(const Xapian::Database& db,
                                       const std::string& term);

// Whether KEY, of a piece of either kind, is of no list, or of none there.
bool is_of_no_list(const Xapian::Database& db, const std::string& key);

// Where terms stand in documents of DB; PATH: where it lies, if it is committed. Then its table is read past Xapian, in a tenth of the time.
class PlacesReader {
 public:
  explicit PlacesReader(Xapian::Database db, const std::string& path = {});

  // The piece of TERM for the ids of CHUNK.
  std::string piece(const std::string& term, Xapian::docid chunk) const;

 private:
  Xapian::Database db_;
  std::shared_ptr<const PositionTable> table_;  // nullptr: ask Xapian
};

// Makes the pieces of DB, which is at PATH, those of its lists and places as they are about to be
// committed, which is left to the caller. CHANGED: the ids that were written or deleted
// and not committed yet, in any order. HELD: before that they held, and only pieces of
// terms that those documents have or had are looked at; else all. Only what is another is
// written; false: nothing.
bool renew_lists(Xapian::WritableDatabase& db, const std::string& path,
                 std::span<const Xapian::docid> changed, bool held);

}  // namespace debrief
