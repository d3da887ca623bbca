// What a table beside a database, made of it, was found to be.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace debrief {

struct CheckedTable {
  std::string text;        // lines that say it; empty: as it should be
  std::size_t faults = 0;  // of these, what is wrong

  bool operator==(const CheckedTable&) const = default;
};

// Of the table in the file NAME of the folder GENERATION, and of the file NOTES of what
// came since: whether they are there and as they were written. IS_OPEN: it is read with
// the revision of now. One that is not there or is of another revision is said and no
// fault: what was killed before it made one leaves that, and readers pass it over.
CheckedTable check_table(const std::string& generation, std::string_view name,
                         std::string_view notes, bool is_open);

// What is kept of an index a second time does not count, for a reason; no fault.
CheckedTable not_used(std::string_view what, std::string_view why);

}  // namespace debrief
