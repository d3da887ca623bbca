// Waiting for an index to change.
#pragma once

#include <functional>
#include <string>
#include <vector>

namespace debrief {

// Calls ANSWER, then again whenever one of the indexes DBS (as in open_indexes()) has
// changed, the screen has another size or a new day has begun: looked at every half
// second, at the cost of reading two small files of each index. Ends on SIGINT or
// SIGTERM, also while ANSWER runs, as soon as it has returned, and when nobody reads
// standard output any more. ANSWER says whether it was the first call and returns an exit
// code; the last one comes back.
int answer_on_change(const std::vector<std::string>& dbs,
                     const std::function<int(bool is_first)>& answer);

}  // namespace debrief
