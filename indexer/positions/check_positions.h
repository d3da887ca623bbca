// Is the file of positions what its database needs?
#pragma once

#include <xapian.h>

#include <cstddef>
#include <string>

namespace debrief {

// What is wrong with the file of the database DB in the folder GENERATION, said; how much
// it is. Without a file: nothing. Throws Xapian's exceptions, as kept_positions() does.
std::size_t check_positions(const Xapian::Database& db, const std::string& generation);

}  // namespace debrief
