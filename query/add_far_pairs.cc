#include "query/add_far_pairs.h"

#include <algorithm>
#include <cstddef>

#include "query/far_part.h"
#include "query/kept_columns.h"
#include "query/match_far.h"
#include "query/match_here.h"
#include "query/wire_plan.h"

namespace debrief {
namespace {

// What PAIR, a window in a SCALE_WEIGHT, scores.
FarQuestion question_of(const Plan& pair) {
  FarQuestion question;
  question.plan = pair;
  question.scores = ScoredBy::words;
  return question;
}

bool are_found_here(const IndexSet& indexes, const std::vector<Plan>& pairs) {
  return indexes.are_all_far() && indexes.kept != nullptr &&
         std::all_of(pairs.begin(), pairs.end(), [&](const Plan& pair) {
           return can_match_here(indexes, question_of(pair), terms_of(pair));
         });
}

}  // namespace

std::optional<std::vector<Match>> add_far_pairs(const IndexSet& indexes,
                                                std::vector<Match> best,
                                                const std::vector<Plan>& pairs) {
  if (!are_found_here(indexes, pairs)) return std::nullopt;
  for (const Plan& pair : pairs) ask_lists(indexes.far, pair, terms_of(pair));
  settle_lines(server_lines(indexes.far));
  std::sort(best.begin(), best.end(),
            [](const Match& a, const Match& b) { return a.id < b.id; });
  std::vector<Xapian::docid> ids;
  for (const Match& match : best) ids.push_back(match.id);
  for (const Plan& pair : pairs) {
    FarQuestion question = question_of(pair);
    question.limit = ids.size();
    const auto scored = match_here(indexes, question, terms_of(pair), false, &ids);
    if (!scored) return std::nullopt;
    for (const FarMatch& match : scored->page) {
      const auto at = std::lower_bound(ids.begin(), ids.end(), match.id);
      best[static_cast<std::size_t>(at - ids.begin())].score += match.score;
    }
  }
  const KeptOrder& order = *indexes.kept->order(indexes);
  std::sort(best.begin(), best.end(), [&](const Match& a, const Match& b) {
    if (a.score != b.score) return a.score > b.score;
    const auto first = order.place(a.id);
    const auto second = order.place(b.id);
    return first != second ? first > second : a.id < b.id;
  });
  return best;
}

}  // namespace debrief
