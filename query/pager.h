// Long answers, a screen at a time.
#pragma once

#include <string>
#include <string_view>

#include "query/terminal.h"

namespace debrief {

// Writes TEXT to standard output; through $PAGER, else `less -FRX` where there is one,
// when standard output is a terminal and TEXT is taller than it. PAGER="" or "cat":
// never. A reader that goes away is no error; false: it went before the end.
bool page(std::string_view text, const Terminal& terminal);

// Writes TEXT to standard output, all of it before this returns. False: its reader went
// away. Throws Error when it cannot be written.
bool print(std::string_view text);

// What the shell is to run for a text of that many lines; empty: write it plainly.
std::string pager_for(std::string_view text, const Terminal& terminal,
                      const char* variable);

// Runs a shell command with TEXT on its standard input and waits for its end, whether it
// reads all or not; meanwhile Ctrl-C is the command's. False: the shell could not run it
// (126, 127), and nothing was shown.
bool pipe_into(const std::string& command, std::string_view text);

}  // namespace debrief
