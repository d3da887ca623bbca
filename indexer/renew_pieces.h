// Keeps in step with a database all that it keeps a second time for who reads it through a
// server: columns, lists with places, copies (slot_column.h, list_piece.h,
// places_piece.h, brief_copy.h in include/debrief).
#pragma once

#include <xapian.h>

#include <span>
#include <string>

namespace debrief {

// All here throw Xapian's exceptions.

// Whether DB says that all of them are of its briefs as they are.
bool has_pieces(const Xapian::Database& db);

// Makes those of DB, which is at PATH, tell of its briefs as they are about to be
// committed, which is left to the caller. CHANGED: the ids that were written or deleted
// and not committed yet, in any order. HELD: before that they held, and only what these
// touch is looked at; else all is made anew. Only what is another is written; false:
// nothing. Nothing is done for a database that is not for servers (wants_columns()).
bool renew_pieces(Xapian::WritableDatabase& db, const std::string& path,
                  std::span<const Xapian::docid> changed, bool held);

// Makes all anew of the database at PATH and commits them, if any is another.
void remake_pieces(const std::string& path);

}  // namespace debrief
