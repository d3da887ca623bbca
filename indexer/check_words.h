// Is the vocabulary table what its database says?
#pragma once

#include <xapian.h>

#include <string>

#include "indexer/check_table.h"

namespace debrief {

// The table of the database DB in the folder GENERATION, as check_table() says, and each
// stem and word in it. Throws Xapian's exceptions.
CheckedTable check_words(const Xapian::Database& db, const std::string& generation);

}  // namespace debrief
