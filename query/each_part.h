// Work on the parts of an index set, with all servers busy at the same time.
#pragma once

#include <cstddef>
#include <functional>

#include "query/index_set.h"

namespace debrief {

// Calls WORK(part) for every part: in a thread of its own for those that are served, so
// that one waits as long as the slowest and not for one after the other. WORK may use
// that part's database and nothing that leads to another's, which Xapian's objects do not
// guard (`all` leads to every one). Throws what the first of the parts threw.
void for_each_part(const IndexSet& indexes, const std::function<void(std::size_t)>& work);

// The same for COUNT pieces of work that have no part yet, all at the same time.
void do_at_once(std::size_t count, const std::function<void(std::size_t)>& work);

}  // namespace debrief
