#include "query/settle_ties.h"

#include <algorithm>

#include "query/order_by_date.h"

namespace debrief {

bool settle_ties(const IndexSet& indexes, std::vector<Match>& matches) {
  const auto is_tie = [](const Match& a, const Match& b) { return a.score == b.score; };
  for (auto from = matches.begin();;) {
    from = std::adjacent_find(from, matches.end(), is_tie);
    if (from == matches.end()) return true;
    const double score = from->score;
    const auto to = std::find_if(
        from, matches.end(), [&](const Match& match) { return match.score != score; });
    std::vector<Xapian::docid> ids;
    for (auto at = from; at != to; ++at) ids.push_back(at->id);
    std::sort(ids.begin(), ids.end());
    const auto dated =
        order_by_date(indexes, matches_of(indexes, ids), Sort::newest, 0, ids.size());
    if (!dated) return false;
    for (const Match& match : *dated) *from++ = {match.id, 0, score};
  }
}

}  // namespace debrief
