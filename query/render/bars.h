// Counts as bars.
#pragma once

#include <cstddef>
#include <string>

namespace debrief {

// A bar of at most `columns` that is to `columns` as `count` is to `most`, in eighths of
// a column and padded to `columns`; the least above zero is an eighth. Counts above
// `most` fill it.
std::string bar(std::size_t count, std::size_t most, std::size_t columns);

}  // namespace debrief
