// A name as its words are looked up when they are asked for side by side.
#pragma once

#include <string>

namespace debrief {

// Without stop words, as questions leave them out: "department justice"; a name of stop
// words alone keeps them.
std::string side_by_side_key(const std::string& spelling);

}  // namespace debrief
