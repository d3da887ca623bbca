#include "query/count_facets.h"

#include <algorithm>
#include <utility>

#include "debrief/host.h"
#include "debrief/index.h"
#include "debrief/periods.h"
#include "debrief/values.h"

namespace debrief {
namespace {

constexpr std::string_view undated = "undated";

bool is_time(const Field& facet) { return facet.slot == date_slot; }

// Which of span_fields' columns a slot is; none: its size.
std::size_t column_of(Slot slot) {
  std::size_t column = 0;
  while (column < span_fields.size() && field(span_fields[column]).slot != slot) ++column;
  return column;
}

}  // namespace

void FacetCounter::add(std::string_view value) {
  const auto found = counts_.find(std::string(value));
  if (found != counts_.end())
    ++found->second;
  else
    counts_.emplace(value, 1);
}

void FacetCounter::add_all(const std::vector<std::string_view>& values) {
  if (facet_->name != "domain") {
    for (const std::string_view value : values) add(value);
    return;
  }
  std::set<std::string> domains;  // several hosts of one count once
  for (const std::string_view host : values) {
    const auto [domain, is_new] = domains_.try_emplace(std::string(host));
    if (is_new) domain->second = registrable_domain(host);
    domains.insert(domain->second);
  }
  for (const std::string& domain : domains) add(domain);
}

std::string FacetCounter::bucket_of(std::string_view value) const {
  const auto date = date_in(value);
  if (!date) return std::string(undated);
  return to_string(
      period_of(*date, facet_->name == "year" ? Precision::year : Precision::month));
}

void FacetCounter::count_brief(const Xapian::Document& document) {
  const std::string bytes = document.get_value(facet_->slot);
  if (is_time(*facet_)) return add(bucket_of(bytes));
  add_all(unpack_values(bytes));
}

void FacetCounter::count_claim(const Xapian::Document& document, const TextSpan& span) {
  const std::size_t column = column_of(facet_->slot);
  if (column == span_fields.size()) return count_brief(document);
  const std::string bytes = document.get_value(facet_->slot);
  const auto values = unpack_values(bytes);
  std::vector<std::string_view> own;
  for (const std::uint32_t index : span.values[column])
    if (index < values.size()) own.push_back(values[index]);
  add_all(own);
}

Facet FacetCounter::counted(std::size_t limit,
                            const std::set<std::string>& chosen) const {
  Facet facet;
  facet.name = facet_->name;
  std::set<std::string> unseen = chosen;
  for (const auto& [value, count] : counts_) {
    FacetCount& counted = facet.values.emplace_back(FacetCount{value, count, false});
    for (const std::string& wanted : chosen) {
      // An outlet was asked for with every host under it.
      const bool is_meant = facet_->kind == FieldKind::name && facet_->name != "source"
                                ? name_key(value) == name_key(wanted)
                                : is_under(value, wanted);
      counted.chosen = counted.chosen || is_meant;
      if (is_meant) unseen.erase(wanted);
    }
  }
  for (const std::string& value : unseen) facet.values.push_back({value, 0, true});
  const auto by_count = [](const FacetCount& a, const FacetCount& b) {
    return a.count != b.count ? a.count > b.count : a.value < b.value;
  };
  const auto by_value = [](const FacetCount& a, const FacetCount& b) {
    return a.value < b.value;
  };
  std::sort(facet.values.begin(), facet.values.end(), by_count);
  if (limit != 0 && facet.values.size() > limit) {
    // The chosen stay visible.
    const auto rest = std::stable_partition(
        facet.values.begin() + static_cast<std::ptrdiff_t>(limit), facet.values.end(),
        [](const FacetCount& count) { return count.chosen; });
    facet.more = static_cast<std::size_t>(facet.values.end() - rest);
    facet.values.erase(rest, facet.values.end());
  }
  if (is_time(*facet_)) std::sort(facet.values.begin(), facet.values.end(), by_value);
  return facet;
}

}  // namespace debrief
