// Whether the pieces of a database's posting lists are what they say.
#pragma once

#include <xapian.h>

#include "indexer/check_table.h"

namespace debrief {

// Compares each piece (debrief/list_piece.h) with the list. Throws Xapian's exceptions.
CheckedTable check_lists(const Xapian::Database& db);

}  // namespace debrief
