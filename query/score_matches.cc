#include "query/score_matches.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <limits>
#include <utility>

#include "query/postings/match_plan.h"
#include "query/settle_ties.h"

namespace debrief {
namespace {

// Scored matches by id, as Xapian finds them.
using ScoredIds = std::vector<std::pair<Xapian::docid, double>>;

class ScoreSpy : public Xapian::MatchSpy {
 public:
  explicit ScoreSpy(ScoredIds& scored) : scored_(scored) {}
  void operator()(const Xapian::Document& document, double score) override {
    scored_.emplace_back(document.get_docid(), score);
  }

 private:
  ScoredIds& scored_;
};

bool is_better(const Match& a, const Match& b) {
  return a.score != b.score ? a.score > b.score : a.id < b.id;
}

// Keeps of what it is given, ids ascending, the best and those in groups.
class BestKeeper {
 public:
  BestKeeper(std::span<const Xapian::docid> in_groups, std::size_t most,
             ScoredMatches& scored)
      : in_groups_(in_groups), most_(most), scored_(scored) {}

  void take(const ScoredFinds& found) {
    scored_.found.ids.insert(scored_.found.ids.end(), found.ids.begin(), found.ids.end());
    const double* scores = found.numbers;
    if (scores == nullptr) {
      none_.resize(found.ids.size());
      scores = none_.data();
    }
    const std::size_t size = found.ids.size();
    for (std::size_t i = 0;;) {
      i = next_looked_at(found.ids.data(), scores, i, size);
      if (i == size) return;
      if (found.ids[i] >= next_in_group_)
        pass_groups(found.ids[i], scores[i]);
      else
        keep({found.ids[i], 0, scores[i]});
      ++i;
    }
  }

 private:
  // From the Ith of COUNT on: the first that is good enough or maybe in a group.
  std::size_t next_looked_at(const Xapian::docid* ids, const double* scores,
                             std::size_t i, std::size_t count) const {
    const double least = least_;
    const std::uint64_t next_in_group = next_in_group_;
    while (i < count && ids[i] < next_in_group && scores[i] <= least) ++i;
    return i;
  }

  // ID, and maybe others before it, is in a group.
  void pass_groups(Xapian::docid id, double score) {
    while (passed_ < in_groups_.size() && in_groups_[passed_] < id) ++passed_;
    const bool is_in_group = passed_ < in_groups_.size() && in_groups_[passed_] == id;
    if (is_in_group) ++passed_;
    next_in_group_ = group_at(passed_);
    if (is_in_group)
      scored_.grouped.push_back({id, 0, score});
    else if (score > least_)
      keep({id, 0, score});
  }

  // Twice as many as are asked for, so that they need not be told apart each time.
  void keep(Match match) {
    std::vector<Match>& best = scored_.best;
    if (most_ == 0) return;
    best.push_back(match);
    if (best.size() / 2 < most_) return;
    const auto last = best.begin() + static_cast<std::ptrdiff_t>(most_) - 1;
    std::nth_element(best.begin(), last, best.end(), is_better);
    least_ = last->score;  // ids ascend: an equal score is no better
    best.resize(most_);
  }

  std::uint64_t group_at(std::size_t i) const {
    return i < in_groups_.size() ? in_groups_[i] : UINT64_MAX;
  }

  std::span<const Xapian::docid> in_groups_;
  std::size_t passed_ = 0;
  std::uint64_t next_in_group_ = group_at(0);
  std::size_t most_;
  std::vector<double> none_;  // scores of what has none
  double least_ = -1;         // what is not better than that comes too late
  ScoredMatches& scored_;
};

void keep_by_xapian(const IndexSet& indexes, const Plan& plan, BestKeeper& keeper) {
  ScoredIds scored;
  ScoreSpy spy(scored);
  Xapian::Enquire enquire(indexes.all);
  enquire.set_query(plan);
  set_scores(enquire);
  enquire.add_matchspy(&spy);
  (void)enquire.get_mset(0, 0, indexes.all.get_doccount());
  std::sort(scored.begin(), scored.end());
  for (const auto& [id, score] : scored) keeper.take({{&id, 1}, &score});
}

}  // namespace

ScoredMatches score_matches(const IndexSet& indexes, const Plan& plan,
                            std::span<const Xapian::docid> in_groups, std::size_t most) {
  ScoredMatches scored;
  BestKeeper keeper(in_groups, most, scored);
  const auto take = [&](const ScoredFinds& found, std::size_t guess) {
    if (scored.found.ids.empty()) scored.found.ids.reserve(guess);
    keeper.take(found);
  };
  const auto& postings = indexes.part_postings();
  if (postings.empty() || !match_in_windows(plan, postings, 0, true, nullptr, take))
    keep_by_xapian(indexes, plan, keeper);
  scored.total = scored.found.ids.size();
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
    const auto take = [&](const ScoredFinds& found, std::size_t) {
      for (std::size_t i = 0; i < found.ids.size(); ++i)
        matches.push_back(
            {static_cast<Xapian::docid>((found.ids[i] - 1) * postings.size() + part + 1),
             0, found.numbers != nullptr ? found.numbers[i] : 0});
    };
    if (!match_in_windows(plan, postings, part, true,
                          among != nullptr ? &some.parts[part].ids : nullptr, take))
      return std::nullopt;
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

std::size_t least_kept(const IndexSet& indexes, std::size_t offset, std::size_t limit) {
  const std::size_t all = indexes.all.get_doccount();
  return std::min(offset, all) + std::min(limit, all) + looked_behind;
}

std::optional<std::vector<Match>> page_of_scored(
    const IndexSet& indexes, const ScoredMatches& scored,
    const std::vector<Xapian::docid>& left_out, std::size_t offset, std::size_t limit) {
  const std::size_t count = least_kept(indexes, offset, limit);
  std::vector<Match> best = scored.best;
  std::copy_if(scored.grouped.begin(), scored.grouped.end(), std::back_inserter(best),
               [&](const Match& match) {
                 return !std::binary_search(left_out.begin(), left_out.end(), match.id);
               });
  best = first_by_score(std::move(best), count);
  const bool is_all = scored.total - left_out.size() <= count;
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
