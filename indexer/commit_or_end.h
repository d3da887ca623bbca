// A commit that ends the program where it would have crashed.
#pragma once

#include <xapian.h>

#include <string>

namespace debrief {

// Commits the transaction of the database at PATH. Throws Xapian::Error as it does. But
// on a full disk Xapian 1.4 sometimes throws a second time while it cleans up, which no
// caller can catch: then the message of any failed write is printed, and the program ends
// with exit code 2 at once. The index stays at the commit before, as after a kill.
void commit_or_end(Xapian::WritableDatabase& db, const std::string& path);

}  // namespace debrief
