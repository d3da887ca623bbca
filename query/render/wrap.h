// Breaking text into lines.
#pragma once

#include <cstddef>
#include <vector>

#include "query/render/paint.h"

namespace debrief {

// TEXT in lines of at most `width` columns (at least 2), broken at spaces and between
// wide characters, which stand without spaces in their scripts; within a word only when
// it is longer than a line. Runs of spaces become one, those where a line is broken none.
// Takes time in proportion to the text. No text: no lines.
std::vector<Text> wrap(const Text& text, std::size_t width);

}  // namespace debrief
