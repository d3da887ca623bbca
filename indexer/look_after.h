// Looking after an index: --check, --compact, --stats.
#pragma once

#include <string>

namespace debrief {

// Each prints what it finds to standard output and returns the exit code. They throw
// Error as open_index() does.

// Whether the database is whole, every brief's record, spans and file entry fit each
// other, and so do the files beside it: 0, or 1 with a line for each fault and the
// command that mends it.
int check_index(const std::string& dir);

// Rewrites the index as small as it can be into a new generation and puts that in use,
// unless it is as small already. The tables beside it are made anew either way. Needs the
// room for both. Readers go on meanwhile.
int compact_index(const std::string& dir);

// How many briefs, files, claims, names and outlets, from when to when, how large on
// disk.
int print_stats(const std::string& dir);

}  // namespace debrief
