// Databases -> one, as small as it gets.
#pragma once

#include <string>
#include <vector>

namespace debrief {

// Makes the database INTO, an empty folder, of those in FROM, which lie behind each other
// there and leave out what was deleted: by Xapian's compactor, and unless they keep
// positions in its table alone (positions_key), with all of them in one file of positions
// and none in the table. Whatever is not done when it is cut short, INTO is not to be
// used. Throws Error on a full disk, and Xapian's exceptions.
void compact_databases(const std::vector<std::string>& from, const std::string& into);

}  // namespace debrief
