// What debrief-query does, from flags to exit code.
#pragma once

#include <functional>

#include "query/flags.h"

namespace debrief {

// Called with the exit code when an answer has been shown, before memory is given back.
using WhenShown = std::function<void(int code)>;

// Prints what the flags ask for; 0 something found, 1 nothing. Throws Error when it
// cannot be answered.
int run_query(const QueryFlags& flags, const WhenShown& when_shown = {});

}  // namespace debrief
