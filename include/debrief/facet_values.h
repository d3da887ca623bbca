// What a brief counts as in a facet: from the value slot to the values that are shown.
#pragma once

#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "debrief/schema.h"

namespace debrief {

// What months and years count those as that have no date.
inline constexpr std::string_view undated_value = "undated";

// Reads the values of one facet. Looks each host's domain and each date's month up once:
// use one object for many briefs.
class FacetValues {
 public:
  // FACET is a row with `facet`.
  explicit FacetValues(const Field& facet) : facet_(&facet) {}

  // The values of a brief whose slot holds BYTES, each once: names as they are, "2026-04"
  // or "undated", registrable domains. Valid until the next call, while BYTES lives.
  const std::vector<std::string_view>& in(std::string_view bytes);

  // The same for some of the slot's values (values.h), which are no dates.
  const std::vector<std::string_view>& among(const std::vector<std::string_view>& some);

 private:
  std::string_view period_of_value(std::string_view date_value);
  std::string_view domain_of(std::string_view host);

  const Field* facet_;
  std::vector<std::string_view> values_;
  std::deque<std::string> texts_;  // what the maps below speak of stays where it is
  std::unordered_map<std::string_view, std::string_view> known_;
};

// True for month and year, which every brief has exactly one value of.
bool is_period_facet(const Field& facet);

}  // namespace debrief
