// A glass database without positions of one with them.
#pragma once

#include <string>

namespace debrief {

// Takes the position table of the database in FOLDER, which nobody has open, out of its
// version file, at one moment, and away. False, and nothing done, when it is not of the
// format that we know (glass_layout.h). Throws Error when it cannot be written.
bool drop_position_table(const std::string& folder);

}  // namespace debrief
