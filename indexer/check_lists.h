// Whether the pieces of a database's posting lists are what they say.
#pragma once

#include <xapian.h>

#include <string>

#include "indexer/check_table.h"

namespace debrief {

// Compares each piece (debrief/list_piece.h, debrief/places_piece.h) of DB, which lies at
// PATH, with what Xapian has. Throws Xapian's exceptions.
CheckedTable check_lists(const Xapian::Database& db, const std::string& path);

}  // namespace debrief
