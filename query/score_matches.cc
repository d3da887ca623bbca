#include "query/score_matches.h"

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <utility>

#include "query/postings/match_plan.h"
#include "query/settle_ties.h"

namespace debrief {
namespace {

class ScoreSpy : public Xapian::MatchSpy {
 public:
  explicit ScoreSpy(ScoredMatches& scored) : scored_(scored) {}
  void operator()(const Xapian::Document& document, double score) override {
    scored_.found.ids.push_back(document.get_docid());
    scored_.scores.push_back(score);
  }

 private:
  ScoredMatches& scored_;
};

void sort_by_id(ScoredMatches& scored) {
  const std::vector<Xapian::docid>& ids = scored.found.ids;
  if (std::is_sorted(ids.begin(), ids.end())) return;
  std::vector<std::size_t> places(ids.size());
  std::iota(places.begin(), places.end(), std::size_t{0});
  std::sort(places.begin(), places.end(),
            [&](std::size_t a, std::size_t b) { return ids[a] < ids[b]; });
  ScoredMatches sorted;
  for (const std::size_t place : places) {
    sorted.found.ids.push_back(ids[place]);
    sorted.scores.push_back(scored.scores[place]);
  }
  scored = std::move(sorted);
}

bool is_better(const Match& a, const Match& b) {
  return a.score != b.score ? a.score > b.score : a.id < b.id;
}

// The best COUNT, the best first.
std::vector<Match> best_of_scored(const ScoredMatches& scored,
                                  const std::vector<Xapian::docid>& left_out,
                                  std::size_t count) {
  std::vector<Match> best;  // a heap with the worst of them on top
  for (std::size_t i = 0; i < scored.scores.size(); ++i) {
    const bool is_full = best.size() == count;
    // Ids ascend: an equal score is no better.
    if (is_full && (count == 0 || scored.scores[i] <= best.front().score)) continue;
    const Match match{scored.found.ids[i], 0, scored.scores[i]};
    if (std::binary_search(left_out.begin(), left_out.end(), match.id)) continue;
    if (is_full) {
      std::pop_heap(best.begin(), best.end(), is_better);
      best.pop_back();
    }
    best.push_back(match);
    std::push_heap(best.begin(), best.end(), is_better);
  }
  std::sort_heap(best.begin(), best.end(), is_better);
  return best;
}

}  // namespace

ScoredMatches score_matches(const IndexSet& indexes, const Plan& plan) {
  ScoredMatches scored;
  if (const auto& postings = indexes.part_postings(); !postings.empty())
    if (auto matches = match_plan(plan, postings, 0, true)) {
      scored.found.ids = std::move(matches->ids);
      scored.scores = std::move(matches->scores);
      scored.scores.resize(scored.found.ids.size());
      return scored;
    }
  ScoreSpy spy(scored);
  Xapian::Enquire enquire(indexes.all);
  enquire.set_query(plan);
  set_scores(enquire);
  enquire.add_matchspy(&spy);
  (void)enquire.get_mset(0, 0, indexes.all.get_doccount());
  sort_by_id(scored);
  return scored;
}

std::optional<std::vector<Match>> score_everywhere(
    const IndexSet& indexes, const Plan& plan, const std::vector<Xapian::docid>* among) {
  const auto postings = indexes.part_postings();
  if (postings.empty()) return std::nullopt;
  Matches some;
  if (among != nullptr) some = matches_of(indexes, *among);
  std::vector<Match> matches;
  for (std::size_t part = 0; part < postings.size(); ++part) {
    const auto found = match_plan(plan, postings, part, true,
                                  among != nullptr ? &some.parts[part].ids : nullptr);
    if (!found) return std::nullopt;
    for (std::size_t i = 0; i < found->ids.size(); ++i)
      matches.push_back(
          {static_cast<Xapian::docid>((found->ids[i] - 1) * postings.size() + part + 1),
           0, found->scores.empty() ? 0 : found->scores[i]});
  }
  return matches;
}

std::vector<Match> first_by_score(std::vector<Match> matches, std::size_t count) {
  const auto end =
      matches.begin() + static_cast<std::ptrdiff_t>(std::min(count, matches.size()));
  if (end != matches.end())
    std::nth_element(matches.begin(), end, matches.end(), is_better);
  matches.erase(end, matches.end());
  std::sort(matches.begin(), matches.end(), is_better);
  return matches;
}

std::optional<std::vector<Match>> page_of_scored(
    const IndexSet& indexes, const ScoredMatches& scored,
    const std::vector<Xapian::docid>& left_out, std::size_t offset, std::size_t limit) {
  const std::size_t all = scored.scores.size();
  const std::size_t count =
      std::min(all, std::min(offset, all) + std::min(limit, all) + looked_behind);
  std::vector<Match> best = best_of_scored(scored, left_out, count);
  const bool is_all = best.size() < count || count == all;
  return page_of_best(indexes, std::move(best), is_all, offset, limit);
}

std::optional<std::vector<Match>> page_of_best(const IndexSet& indexes,
                                               std::vector<Match> best, bool is_all,
                                               std::size_t offset, std::size_t limit) {
  const std::size_t begin = std::min(offset, best.size());
  const std::size_t end = begin + std::min(limit, best.size() - begin);
  if (end > 0 && end < best.size()) {
    const double last = best[end - 1].score;
    if (!is_all && best.back().score == last) return std::nullopt;
    while (best.back().score < last) best.pop_back();
  }
  if (!settle_ties(indexes, best)) return std::nullopt;
  return std::vector<Match>(best.begin() + static_cast<std::ptrdiff_t>(begin),
                            best.begin() + static_cast<std::ptrdiff_t>(end));
}

}  // namespace debrief
