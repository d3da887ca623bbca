// Keeps the columns of a database (debrief/slot_column.h) in step with its briefs.
#pragma once

#include <xapian.h>

#include <span>
#include <string>
#include <vector>

#include "debrief/schema.h"

namespace debrief {

// All here throw Xapian's exceptions.

// Whether DB is to have columns: it is for servers (positions_key, debrief/index.h).
bool wants_columns(const Xapian::Database& db);

// Whether DB says that all its columns tell of its briefs as they are.
bool has_columns(const Xapian::Database& db);

// What SLOT holds of the ids of CHUNK, as pack_column() takes it.
std::vector<std::string> slots_in_chunk(const Xapian::Database& db, Slot slot,
                                        Xapian::docid chunk);

// Makes the columns of DB tell of its briefs as they are about to be committed, which is
// left to the caller. CHANGED: the ids that were written or deleted and not committed
// yet, in any order. HELD: before that, the columns held, and only pieces with these ids
// are looked at; else all are made of the slots. Only what is another is written; false:
// nothing. One piece is in memory at a time.
bool renew_columns(Xapian::WritableDatabase& db, std::span<const Xapian::docid> changed,
                   bool held);

}  // namespace debrief
