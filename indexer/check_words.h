// Is the vocabulary table what its database says?
#pragma once

#include <xapian.h>

#include <cstddef>
#include <string>

namespace debrief {

// What a table was found to be.
struct CheckedTable {
  std::string text;        // lines that say it; empty: as it should be
  std::size_t faults = 0;  // of these, what is wrong

  bool operator==(const CheckedTable&) const = default;
};

// The table of the database DB in the folder GENERATION. One that is not there or is of
// another revision is said and no fault: what was killed before it made one leaves that,
// and readers pass it over. Throws Xapian's exceptions.
CheckedTable check_words(const Xapian::Database& db, const std::string& generation);

}  // namespace debrief
