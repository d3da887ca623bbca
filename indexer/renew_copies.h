// Keeps copies of what hits are shown from (debrief/brief_copy.h) in step with the
// documents of a database.
#pragma once

#include <xapian.h>

#include <span>
#include <string>

#include "indexer/glass/deflate.h"

namespace debrief {

// All here throw Xapian's exceptions.

// Whether DB says that its copies are those of its documents as they are.
bool has_copies(const Xapian::Database& db);

// The copy of document ID; there is none: empty.
std::string make_copy(const Xapian::Database& db, Xapian::docid id, Deflater& deflater);

// Makes the copies of DB those of its documents as they are about to be committed, which
// is left to the caller. CHANGED: the ids that were written or deleted and not committed
// yet, in any order. HELD: before that they held, and only these are made; else all. Only
// what is another is written; false: nothing. One copy is in memory at a time.
bool renew_copies(Xapian::WritableDatabase& db, std::span<const Xapian::docid> changed,
                  bool held);

}  // namespace debrief
