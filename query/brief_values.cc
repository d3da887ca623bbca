#include "query/brief_values.h"

#include <algorithm>
#include <iterator>

#include "query/far_part.h"
#include "query/kept_columns.h"
#include "query/match_far.h"

namespace debrief {

BriefValues::BriefValues(const IndexSet& indexes, const Plan& plan,
                         const std::set<Slot>& slots, const std::set<std::string>& words)
    : briefs_(indexes.all.get_doccount()) {
  std::set<Slot> kept;  // what need not be asked for
  if (indexes.kept != nullptr)
    std::copy_if(slots.begin(), slots.end(), std::inserter(kept, kept.end()),
                 [&](Slot slot) { return indexes.kept->have_slot(indexes, slot); });
  std::vector<Slot> asked;
  std::set_difference(slots.begin(), slots.end(), kept.begin(), kept.end(),
                      std::back_inserter(asked));
  std::vector<FarQuestion> questions;
  for (auto slot = asked.begin(); slot != asked.end() || questions.empty();) {
    FarQuestion& question = questions.emplace_back();
    question.plan = plan;
    question.limit = briefs_;
    question.by_value = slot != asked.end() ? *slot++ : date_slot;
    question.highest_first = false;
    if (slot != asked.end()) question.with_value = *slot++;
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
  for (const Slot slot : kept) {
    Values& values = values_[slot];
    values.clear();
    values.reserve(ids_.size());
    for (const Xapian::docid id : ids_)
      values.emplace_back(id, indexes.kept->slot_of(indexes, slot, id));
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
