// Keeps the pieces of a database's posting lists (debrief/list_piece.h) in step with the
// lists themselves, of which they are made.
#pragma once

#include <xapian.h>

#include <span>
#include <string>

namespace debrief {

// All here throw Xapian's exceptions.

// Whether DB says that its pieces are those of its lists as they are.
bool has_lists(const Xapian::Database& db);

// The piece of TERM's list in DB for the ids of CHUNK.
std::string make_list_piece(const Xapian::Database& db, const std::string& term,
                            Xapian::docid chunk);

// Makes the pieces of DB, which is at PATH, those of its lists as they are about to be
// committed, which is left to the caller. CHANGED: the ids that were written or deleted
// and not committed yet, in any order. HELD: before that they held, and only pieces of
// terms that those documents have or had are looked at; else all. Only what is another is
// written; false: nothing.
bool renew_lists(Xapian::WritableDatabase& db, const std::string& path,
                 std::span<const Xapian::docid> changed, bool held);

// Makes all anew of the database at PATH and commits them, if any is another and it is to
// have some (wants_columns()).
void remake_lists(const std::string& path);

}  // namespace debrief
