// A brief as one line of JSON: what `debrief-index --parse` prints.
#pragma once

#include <string>

#include "indexer/brief.h"

namespace debrief {

// The line, without its end. Offsets count code points of "text". What is not UTF-8 (a
// path may be) is shown with U+FFFD.
std::string print_brief(const Brief& brief);

}  // namespace debrief
