// A plan as index servers read it.
#pragma once

#include <xapian.h>

#include <cstddef>
#include <set>
#include <string>

#include "query/plan.h"

namespace debrief {

// What Xapian::Query::serialise() makes of PLAN, without Xapian: in front of each node a
// byte of what it is and how many letters or parts it has. Throws
// Xapian::UnimplementedError for what only this process can find (numbers, spans).
std::string wire_plan(const Plan& plan);

// How many words are asked for, one that is asked for twice twice.
std::size_t length_of(const Plan& plan);

// The terms of PLAN that scores may be made of, each once: all but those of ids, each of
// which is in one brief, and not in its text.
std::set<std::string> terms_of(const Plan& plan);

}  // namespace debrief
