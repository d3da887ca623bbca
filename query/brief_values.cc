#include "query/brief_values.h"

#include <algorithm>

#include "query/set_plain_scores.h"

namespace debrief {

BriefValues::BriefValues(const IndexSet& indexes, const Xapian::Query& plan,
                         const std::set<Slot>& slots, const std::set<std::string>& words)
    : briefs_(indexes.all.get_doccount()) {
  for (auto slot = slots.begin(); slot != slots.end();) {
    const Slot first = *slot++;
    read(indexes, plan, first,
         slot == slots.end() ? std::nullopt : std::optional(*slot++));
  }
  for (const std::string& word : words)
    frequencies_.emplace(word, indexes.all.get_termfreq(word));
}

void BriefValues::read(const IndexSet& indexes, const Xapian::Query& plan, Slot first,
                       std::optional<Slot> second) {
  Xapian::Enquire enquire(indexes.all);
  enquire.set_query(plan);
  set_no_scores(enquire, indexes);
  enquire.set_sort_by_value(first, false);
  // Collapsed to as many as there are, all stay.
  if (second) enquire.set_collapse_key(*second, briefs_);
  const Xapian::MSet found = enquire.get_mset(0, briefs_);
  Values& firsts = values_[first];
  Values* seconds = second ? &values_[*second] : nullptr;
  for (auto hit = found.begin(); hit != found.end(); ++hit) {
    firsts.emplace_back(*hit, hit.get_sort_key());
    if (seconds != nullptr) seconds->emplace_back(*hit, hit.get_collapse_key());
  }
  std::sort(firsts.begin(), firsts.end());
  if (seconds != nullptr) std::sort(seconds->begin(), seconds->end());
  if (!ids_.empty()) return;
  for (const auto& [id, value] : firsts) ids_.push_back(id);
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
