#include "query/first_claims.h"

#include <algorithm>
#include <limits>
#include <tuple>
#include <utility>

#include "debrief/facet_layout.h"
#include "debrief/index.h"
#include "debrief/periods.h"

namespace debrief {
namespace {

// So many more than are shown are gathered before the others are dropped.
constexpr std::size_t gathered_behind = 2048;

// The order of all briefs by date, if they are of one index here that has not changed.
const FacetColumn* date_order(const IndexSet& indexes) {
  const bool is_one = indexes.parts.size() == 1 && !indexes.is_remote;
  const FacetTable* table = is_one ? indexes.table(0) : nullptr;
  return table != nullptr && table->changes().empty() &&
                 indexes.parts[0].get_lastdocid() <= table->last_id()
             ? table->column(date_column)
             : nullptr;
}

// A claim with the date of its brief, as in date_slot.
struct Dated {
  Match match;
  bool is_undated = false;
  std::string date;
};

}  // namespace

FirstClaims::FirstClaims(const IndexSet& indexes, Sort sort, std::size_t offset,
                         std::size_t limit)
    : indexes_(indexes),
      by_score_(sort == Sort::relevance || sort == Sort::automatic),
      oldest_first_(sort == Sort::oldest),
      offset_(offset),
      end_(offset + std::min(limit, std::numeric_limits<std::size_t>::max() - offset)) {
  // In the table's order the undated come first: from the other end they are last.
  if (!oldest_first_) dates_ = date_order(indexes);
}

bool FirstClaims::comes_before(const Candidate& a, const Candidate& b) const {
  if (by_score_ && a.match.score != b.match.score) return a.match.score > b.match.score;
  return std::tie(a.age, a.match.id, a.match.span) <
         std::tie(b.age, b.match.id, b.match.span);
}

void FirstClaims::add(Xapian::docid brief, const std::vector<SpanMatch>& claims,
                      std::string date) {
  total_ += claims.size();
  if (end_ == offset_) return;
  if (indexes_.is_remote) known_dates_.emplace(brief, std::move(date));
  std::uint32_t age = 0;
  if (dates_ != nullptr)
    age = static_cast<std::uint32_t>(dates_->ordinals) - dates_->starts[brief];
  for (const SpanMatch& claim : claims)
    candidates_.push_back({{brief, claim.n, claim.score}, age});
  if (dates_ != nullptr && candidates_.size() / 2 > end_ &&
      candidates_.size() > end_ + gathered_behind)
    keep_first();
}

// Those of the page and before it.
void FirstClaims::keep_first() {
  if (candidates_.size() <= end_) return;
  const auto end = candidates_.begin() + static_cast<std::ptrdiff_t>(end_);
  std::nth_element(
      candidates_.begin(), end, candidates_.end(),
      [&](const Candidate& a, const Candidate& b) { return comes_before(a, b); });
  candidates_.erase(end, candidates_.end());
}

// Those that score as well as the last one of the page, so that few dates need be looked
// up.
void FirstClaims::keep_best_scores() {
  if (!by_score_ || candidates_.size() <= end_) return;
  const auto last = candidates_.begin() + static_cast<std::ptrdiff_t>(end_ - 1);
  std::nth_element(candidates_.begin(), last, candidates_.end(),
                   [](const Candidate& a, const Candidate& b) {
                     return a.match.score > b.match.score;
                   });
  std::erase_if(candidates_, [least = last->match.score](const Candidate& candidate) {
    return candidate.match.score < least;
  });
}

std::vector<Match> FirstClaims::page() {
  if (end_ == offset_) return {};
  if (dates_ == nullptr) return page_by_dates();
  keep_first();
  std::sort(candidates_.begin(), candidates_.end(),
            [&](const Candidate& a, const Candidate& b) { return comes_before(a, b); });
  std::vector<Match> page;
  for (std::size_t i = offset_; i < candidates_.size(); ++i)
    page.push_back(candidates_[i].match);
  return page;
}

// By the dates themselves, looked up.
std::vector<Match> FirstClaims::page_by_dates() {
  keep_best_scores();
  std::sort(
      candidates_.begin(), candidates_.end(), [](const Candidate& a, const Candidate& b) {
        return std::tie(a.match.id, a.match.span) < std::tie(b.match.id, b.match.span);
      });
  std::vector<Dated> dated;
  for (const Candidate& candidate : candidates_) {
    const bool is_known = !dated.empty() && dated.back().match.id == candidate.match.id;
    std::string date = is_known ? dated.back().date : date_of(candidate.match.id);
    const bool is_undated = !date_in(date);
    dated.push_back({candidate.match, is_undated, std::move(date)});
  }
  std::stable_sort(dated.begin(), dated.end(), [&](const Dated& a, const Dated& b) {
    if (by_score_ && a.match.score != b.match.score) return a.match.score > b.match.score;
    if (a.is_undated != b.is_undated) return b.is_undated;
    return oldest_first_ ? a.date < b.date : a.date > b.date;
  });
  std::vector<Match> page;
  for (std::size_t i = offset_; i < std::min(end_, dated.size()); ++i)
    page.push_back(dated[i].match);
  return page;
}

std::string FirstClaims::date_of(Xapian::docid brief) const {
  const auto known = known_dates_.find(brief);
  return known != known_dates_.end()
             ? known->second
             : indexes_.all.get_document(brief).get_value(date_slot);
}

}  // namespace debrief
