// A file that an option names: what names are known, how an export is mapped.
#pragma once

#include <string>

namespace debrief {

// The text of the file at PATH, valid UTF-8 without a byte order mark. Throws Error, with
// OPTION ("--entities") in its hint, for what is no file, cannot be read, is larger than
// 32 MB or not UTF-8: "names.json: cannot be read: is a folder", "names.json: not UTF-8: byte 0xE9 at 17".
std::string read_option_file(const std::string& path, const std::string& option);

}  // namespace debrief
