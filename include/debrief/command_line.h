// What both programs do alike at the edge: arguments, errors, the terminal.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "debrief/date.h"

namespace debrief {

// Runs a program: what RUN returns is the exit code. An Error, a lack of memory or any
// other exception is printed to standard error under NAME ("debrief-index: …", the hint
// on a line of its own), and the code is 2. A reader that goes away (a closed pipe) is no
// error: the code is the one that RUN would have returned, or 0.
int run_program(std::string_view name, const std::function<int()>& run);

// The day that --today names; TYPED is empty: the clock's. Throws Error when it is no
// day.
Date day_or_today(const std::string& typed);

// The nearest of OPTIONS ("--limit") to what was typed, by edits; none is near: empty.
std::string nearest(std::string_view typed, const std::vector<std::string>& options);

}  // namespace debrief
