#include "query/postings/match_plan.h"

#include <algorithm>
#include <cstdint>
#include <span>

#include "query/postings/plan_tree.h"

namespace debrief {
namespace {

void take_all(PlanWindows& windows, Xapian::docid last_id, std::size_t guess,
              const TakeFinds& take) {
  for (std::uint64_t begin = 0; begin <= last_id; begin += window_size)
    take(windows.match(static_cast<Xapian::docid>(begin)), guess);
}

void take_among(PlanWindows& windows, const std::vector<Xapian::docid>& ids,
                std::size_t guess, const TakeFinds& take) {
  for (auto from = ids.begin(); from != ids.end();) {
    const Xapian::docid begin = window_of(*from);
    const auto to = std::lower_bound(from, ids.end(), window_end(begin));
    take(windows.match(begin, {from, to}), guess);
    from = to;
  }
}

}  // namespace

bool match_in_windows(const Plan& plan, const std::vector<PartPostings*>& parts,
                      std::size_t part, bool is_scored,
                      const std::vector<Xapian::docid>* among, const TakeFinds& take) {
  if (plan.op() == Xapian::Query::LEAF_MATCH_NOTHING) return true;
  const auto tree = arrange_plan(plan, parts, part, is_scored);
  if (!tree) return false;
  PlanWindows windows(*tree, parts, part);
  if (among != nullptr)
    take_among(windows, *among, std::min<std::size_t>(tree->estimate, among->size()),
               take);
  else
    take_all(windows, parts[part]->last_id(), tree->estimate, take);
  return true;
}

std::optional<PlanMatches> match_plan(const Plan& plan,
                                      const std::vector<PartPostings*>& parts,
                                      std::size_t part, bool is_scored,
                                      const std::vector<Xapian::docid>* among) {
  PlanMatches matches;
  auto& [ids, scores] = matches;
  const auto take = [&](const ScoredFinds& found, std::size_t guess) {
    if (ids.empty()) ids.reserve(guess);
    if (scores.empty() && is_scored) scores.reserve(guess);
    if (found.numbers != nullptr) {
      scores.resize(ids.size());  // of those that had none
      scores.insert(scores.end(), found.numbers, found.numbers + found.ids.size());
    }
    ids.insert(ids.end(), found.ids.begin(), found.ids.end());
  };
  if (!match_in_windows(plan, parts, part, is_scored, among, take)) return std::nullopt;
  if (!scores.empty()) scores.resize(ids.size());
  return matches;
}

}  // namespace debrief
