// What debrief-query does, from flags to exit code.
#pragma once

#include "query/flags.h"

namespace debrief {

// Prints what the flags ask for; 0 something found, 1 nothing. Throws Error when it
// cannot be answered.
int run_query(const QueryFlags& flags);

}  // namespace debrief
