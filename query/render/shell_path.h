// Paths as they are shown.
#pragma once

#include <string>

namespace debrief {

// PATH as a shell takes it back when it is pasted: from FOLDER when it is below, as it is
// when nothing in it means something to a shell, else in quotes, and as bash's and zsh's
// $'\033…' where a terminal must not get its bytes.
std::string shell_path(const std::string& path, const std::string& folder);

}  // namespace debrief
