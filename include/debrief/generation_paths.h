// Which Xapian databases an index on disk consists of.
#pragma once

#include <string>
#include <vector>

namespace debrief {

// The databases that DIR's stub names, in its order (index.h draws the folder), as paths
// below DIR; without a stub none. What they are, who opens them finds out.
std::vector<std::string> generation_paths(const std::string& dir);

}  // namespace debrief
