// What happens where a plain question does not come.
#pragma once

namespace debrief {

// Thrown by all of Xapian that the quick program has not: another program has it
// (whole_program.h). Not an exception that anything else catches.
struct NotHere {};

[[noreturn]] inline void not_here() { throw NotHere{}; }

}  // namespace debrief
