// debrief-query and debrief-query-whole, which it becomes, are of one build.
#pragma once

namespace debrief {

// "--built-as=" and what both were made from, as one hash: what a debrief-query that
// becomes the whole program gives it before all other arguments.
extern const char* const built_as;

// In the whole program: takes that argument off the ARGC of ARGV, if it is there; nobody
// else gives it. Throws Error when it is of another build: then the two might not mean the
// same by what was typed, or by an index.
void check_build(int& argc, char** argv);

}  // namespace debrief
