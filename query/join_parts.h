// Trees side by side -> one tree, as small as it can be.
#pragma once

#include <vector>

#include "query/query.h"

namespace debrief {

// PARTS, at least one, under OP (both or either): a part that is OP itself gives its own
// parts instead, and a single part is the answer itself.
Query join_parts(Op op, std::vector<Query> parts);

// What one of the words is enough for: every part that only filters (names, dates, what
// is excluded, and brackets of nothing else), and one of the others.
Query join_any(std::vector<Query> parts);

}  // namespace debrief
