#include "query/brief_values.h"

#include <algorithm>

#include "query/far_part.h"
#include "query/match_far.h"

namespace debrief {

BriefValues::BriefValues(const IndexSet& indexes, const Plan& plan,
                         const std::set<Slot>& slots, const std::set<std::string>& words)
    : briefs_(indexes.all.get_doccount()) {
  std::vector<FarQuestion> questions;
  for (auto slot = slots.begin(); slot != slots.end();) {
    FarQuestion& question = questions.emplace_back();
    question.plan = plan;
    question.limit = briefs_;
    question.by_value = *slot++;
    question.highest_first = false;
    if (slot != slots.end()) question.with_value = *slot++;
  }
  look_up_far(indexes.far, words, {});
  std::vector<FarMatches> found = match_far(indexes, questions);
  for (std::size_t i = 0; i < questions.size(); ++i)
    for (FarMatch& match : found[i].page) {
      if (i == 0) ids_.push_back(match.id);
      values_[*questions[i].by_value].emplace_back(match.id, std::move(match.sorted_by));
      if (questions[i].with_value)
        values_[*questions[i].with_value].emplace_back(match.id, std::move(match.value));
    }
  std::sort(ids_.begin(), ids_.end());
  for (auto& [slot, values] : values_) std::sort(values.begin(), values.end());
  for (const std::string& word : words)
    frequencies_.emplace(word, indexes.all.get_termfreq(word));
}

std::optional<std::string_view> BriefValues::value(Xapian::docid id, Slot slot) const {
  const auto values = values_.find(slot);
  if (values == values_.end()) return std::nullopt;
  const auto found = std::lower_bound(
      values->second.begin(), values->second.end(), id,
      [](const auto& entry, Xapian::docid n) { return entry.first < n; });
  if (found == values->second.end() || found->first != id) return std::nullopt;
  return found->second;
}

Xapian::doccount BriefValues::frequency(const std::string& word) const {
  const auto found = frequencies_.find(word);
  return found == frequencies_.end() ? 0 : found->second;
}

}  // namespace debrief
