#include "query/count_facets.h"

#include <algorithm>
#include <iterator>

#include "debrief/host.h"
#include "debrief/index.h"
#include "debrief/values.h"

namespace debrief {
namespace {

// Which of span_fields' columns a slot is; none: its size.
std::size_t column_of(Slot slot) {
  std::size_t column = 0;
  while (column < span_fields.size() && field(span_fields[column]).slot != slot) ++column;
  return column;
}

bool is_domain(const Field& facet) { return facet.name == "domain"; }

bool has_more(const FacetCount& a, const FacetCount& b) {
  return a.count != b.count ? a.count > b.count : a.value < b.value;
}

// Tells which values were asked for.
class Chosen {
 public:
  Chosen(const Field& facet, const std::set<std::string>& chosen) : facet_(facet) {
    std::set<std::string> values;
    for (const std::string& value : chosen)
      values.insert(is_domain(facet) ? registrable_domain(value) : value);
    for (const std::string& value : values)
      wanted_.push_back({value, name_key(value), false});
  }

  bool is_chosen(std::string_view value) {
    bool found = false;
    const std::string key = wanted_.empty() || by_host() ? "" : name_key(value);
    for (Wanted& wanted : wanted_) {
      // An outlet was asked for with every host under it.
      const bool is_meant = by_host() ? is_under(value, wanted.value) : key == wanted.key;
      wanted.is_seen = wanted.is_seen || is_meant;
      found = found || is_meant;
    }
    return found;
  }

  std::vector<FacetCount> unseen() const {
    std::vector<FacetCount> values;
    for (const Wanted& wanted : wanted_)
      if (!wanted.is_seen) values.push_back({wanted.value, 0, true, {}});
    return values;
  }

 private:
  struct Wanted {
    std::string value;
    std::string key;
    bool is_seen = false;
  };
  bool by_host() const {
    return facet_.kind != FieldKind::name || facet_.name == "source";
  }

  const Field& facet_;
  std::vector<Wanted> wanted_;
};

}  // namespace

FacetCounter::NamedCounts named_counts(const FacetColumn& column,
                                       const OrdinalCounts& counts) {
  FacetCounter::NamedCounts named;
  named.reserve(counts.size());
  counts.for_each([&](std::uint32_t ordinal, std::uint32_t count) {
    named.emplace_back(column.name(ordinal), count);
  });
  return named;
}

void FacetCounter::Counts::add(std::string_view value, std::size_t n) {
  const auto found = single.find(value);
  if (found != single.end())
    found->second += n;
  else
    single.emplace(value, n);
}

void FacetCounter::Counts::add_all(NamedCounts counts) {
  if (together.empty()) {
    together = std::move(counts);
    return;
  }
  for (const auto& [value, n] : counts) add(value, n);
}

FacetCounter::NamedCounts FacetCounter::Counts::all() const {
  if (single.empty()) return together;
  NamedCounts counts;
  for (const auto& [value, n] : together)
    if (single.count(value) == 0) counts.emplace_back(value, n);
  std::unordered_map<std::string_view, std::size_t> known(together.begin(),
                                                          together.end());
  for (const auto& [value, n] : single) {
    const auto found = known.find(value);
    counts.emplace_back(value, n + (found == known.end() ? 0 : found->second));
  }
  return counts;
}

FacetCounter::Counts FacetCounter::merged_counts() const {
  Counts merged = counts_;
  if (column_ != nullptr) merged.add_all(named_counts(*column_, *column_counts_));
  return merged;
}

void FacetCounter::add_column(const FacetColumn& column, OrdinalCounts counts) {
  if (column_ != nullptr) return counts_.add_all(named_counts(column, counts));
  column_ = &column;
  column_counts_ = std::move(counts);
}

void FacetCounter::add_host_counts(NamedCounts counts) {
  hosts_.add_all(std::move(counts));
}

void FacetCounter::count_slot(std::string_view bytes, std::size_t n) {
  for (const std::string_view value : values_.in(bytes)) counts_.add(value, n);
  if (is_domain(*facet_))
    for (const std::string_view host : unpack_values(bytes)) hosts_.add(host, n);
}

void FacetCounter::count_brief(const Xapian::Document& document) {
  count_slot(document.get_value(facet_->slot), 1);
}

void FacetCounter::count_claim(std::string_view bytes, const TextSpan& span) {
  const std::size_t column = column_of(facet_->slot);
  if (column == span_fields.size()) return count_slot(bytes, 1);
  const auto values = unpack_values(bytes);
  std::vector<std::string_view> own;
  for (const std::uint32_t index : span.values[column])
    if (index < values.size()) own.push_back(values[index]);
  for (const std::string_view value : values_.among(own)) counts_.add(value, 1);
  if (is_domain(*facet_))
    for (const std::string_view host : own) hosts_.add(host, 1);
}

// The hosts of each domain that is shown.
void FacetCounter::add_hosts(Facet& facet, const std::set<std::string>& chosen) const {
  std::unordered_map<std::string_view, FacetCount*> shown;
  for (FacetCount& value : facet.values) shown.emplace(value.value, &value);
  Chosen is_asked(field("source"), chosen);
  for (const auto& [host, count] : hosts_.all()) {
    // Most hosts are under none, and the list of suffixes need not be asked.
    bool may_be_under = false;
    for (std::string_view above = host; !may_be_under;) {
      may_be_under = shown.count(above) != 0;
      const auto dot = above.find('.');
      if (dot == std::string_view::npos) break;
      above.remove_prefix(dot + 1);
    }
    if (!may_be_under) continue;
    if (const auto domain = shown.find(registrable_domain(host)); domain != shown.end())
      domain->second->hosts.push_back(
          {std::string(host), count, is_asked.is_chosen(host), {}});
  }
  for (FacetCount& value : facet.values)
    std::sort(value.hosts.begin(), value.hosts.end(), has_more);
}

// What counted() says where there is nothing but a column. Its ordinals are in the order
// of their names: no name is looked at that is not shown.
Facet FacetCounter::counted_by_column(std::size_t limit) const {
  std::vector<OrdinalCount> counts = column_counts_->first(limit);
  Facet facet;
  facet.name = facet_->name;
  facet.more = column_counts_->size() - counts.size();
  // Months in order are as their names are.
  if (is_period_facet(*facet_))
    std::sort(counts.begin(), counts.end(),
              [](const OrdinalCount& a, const OrdinalCount& b) {
                return a.ordinal < b.ordinal;
              });
  for (const OrdinalCount& one : counts)
    facet.values.push_back(
        {std::string(column_->name(one.ordinal)), one.count, false, {}});
  return facet;
}

Facet FacetCounter::counted(std::size_t limit,
                            const std::set<std::string>& chosen) const {
  const bool is_column = column_ != nullptr && counts_.empty();
  if (is_column && chosen.empty() && !is_domain(*facet_)) return counted_by_column(limit);
  Facet facet;
  facet.name = facet_->name;
  Counts merged;  // what the names below stand in
  if (column_ != nullptr) merged = merged_counts();
  NamedCounts counts = (column_ != nullptr ? merged : counts_).all();
  Chosen is_asked(*facet_, chosen);
  const auto has_more_briefs = [](const auto& a, const auto& b) {
    return a.second != b.second ? a.second > b.second : a.first < b.first;
  };
  const std::size_t shown = limit == 0 ? counts.size() : std::min(limit, counts.size());
  std::partial_sort(counts.begin(), counts.begin() + static_cast<std::ptrdiff_t>(shown),
                    counts.end(), has_more_briefs);
  for (std::size_t i = 0; i < counts.size(); ++i) {
    if (chosen.empty() && i >= shown) break;
    const auto& [value, count] = counts[i];
    const bool is_chosen = is_asked.is_chosen(value);
    // The chosen stay visible.
    if (i < shown || is_chosen)
      facet.values.push_back({std::string(value), count, is_chosen, {}});
  }
  facet.more = counts.size() - facet.values.size();
  std::vector<FacetCount> unseen = is_asked.unseen();
  std::move(unseen.begin(), unseen.end(), std::back_inserter(facet.values));
  std::sort(facet.values.begin(), facet.values.end(), has_more);
  if (is_domain(*facet_)) add_hosts(facet, chosen);
  if (is_period_facet(*facet_))
    std::sort(facet.values.begin(), facet.values.end(),
              [](const FacetCount& a, const FacetCount& b) { return a.value < b.value; });
  return facet;
}

}  // namespace debrief
