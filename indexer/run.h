// What debrief-index does, from flags to exit code.
#pragma once

#include "indexer/flags.h"

namespace debrief {

// Does what the flags say, prints to the standard streams, returns the exit code: 0 done,
// 1 done but some files were refused, 130 stopped by a signal after everything read was
// committed. --watch ends by a signal and returns 0 then, also when files were refused:
// it was asked to stay, and it did. Throws Error when it cannot be done.
int run_index(const IndexFlags& flags);

}  // namespace debrief
