// debrief-query as a whole, with all of Xapian: another program, beside this one.
#pragma once

namespace debrief {

// Becomes it, with the arguments of this one (TYPED, which ends in a null pointer), of whom
// nobody has seen anything yet; it must be of the same build (check_build.h). Throws Error when it is not there.
[[noreturn]] void become_whole_program(char** typed);

}  // namespace debrief
