// Whether the copies that a database has of its briefs are what they say.
#pragma once

#include <xapian.h>

#include "indexer/check_table.h"

namespace debrief {

// Compares each copy (debrief/brief_copy.h) with its document. Throws Xapian's exceptions.
CheckedTable check_copies(const Xapian::Database& db);

}  // namespace debrief
