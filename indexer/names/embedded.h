// The data that the build compiles and puts into the program.
#pragma once

#include <string_view>

#include "indexer/names/word_table.h"

namespace debrief {

// The block of the built-in names (name_table.h), aligned to 16 bytes.
std::string_view embedded_names();

// The built-in words.
const WordTable& embedded_words();

}  // namespace debrief
