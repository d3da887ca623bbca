#include "debrief/facet_values.h"

#include <algorithm>

#include "debrief/host.h"
#include "debrief/periods.h"

namespace debrief {
namespace {

constexpr std::size_t day_digits = 8;  // "20260427"

}  // namespace

bool is_period_facet(const Field& facet) {
  return facet.kind == FieldKind::derived && facet.slot == date_slot;
}

std::string_view FacetValues::period_of_value(std::string_view date_value) {
  const std::string_view day = date_value.substr(0, day_digits);
  if (const auto found = known_.find(day); found != known_.end()) return found->second;
  const std::string_view key = texts_.emplace_back(day);
  std::string_view value = undated_value;
  if (date_in(day)) {
    std::string period(day.substr(0, 4));
    if (facet_->name == "month") (period += '-') += day.substr(4, 2);
    value = texts_.emplace_back(std::move(period));
  }
  return known_.emplace(key, value).first->second;
}

std::string_view FacetValues::domain_of(std::string_view host) {
  if (const auto found = known_.find(host); found != known_.end()) return found->second;
  const std::string_view key = texts_.emplace_back(host);
  const std::string_view value = texts_.emplace_back(registrable_domain(host));
  return known_.emplace(key, value).first->second;
}

const std::vector<std::string_view>& FacetValues::in(std::string_view bytes) {
  values_.clear();
  if (is_period_facet(*facet_)) {
    values_.push_back(period_of_value(bytes));
    return values_;
  }
  while (!bytes.empty()) {
    const auto end = std::min(bytes.find('\0'), bytes.size());
    values_.push_back(bytes.substr(0, end));
    bytes.remove_prefix(std::min(end + 1, bytes.size()));
  }
  return facet_->name == "domain" ? among(std::vector(values_)) : values_;
}

const std::vector<std::string_view>& FacetValues::among(
    const std::vector<std::string_view>& some) {
  values_ = some;
  if (facet_->name != "domain") return values_;
  for (std::string_view& value : values_) value = domain_of(value);
  std::sort(values_.begin(), values_.end());
  values_.erase(std::unique(values_.begin(), values_.end()), values_.end());
  return values_;
}

}  // namespace debrief
