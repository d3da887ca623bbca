#include "query/count_claims.h"

#include <algorithm>
#include <utility>

namespace debrief {
namespace {

std::size_t span_field_of(const Field& facet) {
  std::size_t i = 0;
  while (i < span_fields.size() && field(span_fields[i]).slot != facet.slot) ++i;
  return i;
}

bool has_claim(const std::vector<SpanMatch>& claims, std::size_t n) {
  const auto at =
      std::lower_bound(claims.begin(), claims.end(), n,
                       [](const SpanMatch& claim, std::size_t m) { return claim.n < m; });
  return at != claims.end() && at->n == n;
}

}  // namespace

ClaimCounter::ClaimCounter(std::vector<FacetCounter>& counters) {
  for (FacetCounter& counter : counters) {
    counted_.push_back({&counter, span_field_of(counter.facet()), {}});
    if (counted_.back().field < span_fields.size())
      fields_ |= 1U << counted_.back().field;
  }
}

ClaimCounter::Column& ClaimCounter::column_in(Counted& counted,
                                              const FacetColumn& column) {
  for (Column& known : counted.columns)
    if (known.column == &column) return known;
  return counted.columns.emplace_back(
      Column{&column, std::vector<std::uint32_t>(column.values)});
}

void ClaimCounter::count(const std::vector<SpanMatch>& claims, SpanMatcher& matcher) {
  OpenBrief& brief = matcher.brief();
  const FacetTable* table = brief.table();
  for (Counted& counted : counted_) {
    const Field& facet = counted.counter->facet();
    // Several hosts of a claim may be of one domain.
    const FacetColumn* column =
        table != nullptr && facet.name != "domain" ? table->column(facet.name) : nullptr;
    if (column == nullptr) {
      count_by_slot(claims, matcher, *counted.counter);
      continue;
    }
    std::vector<std::uint32_t>& counts = column_in(counted, *column).counts;
    const auto [begin, end] = column->places(brief.local_id());
    const auto add = [&](std::size_t place, std::size_t n) {
      if (const std::size_t ordinal = column->ordinal(place); ordinal < counts.size())
        counts[ordinal] += static_cast<std::uint32_t>(n);
    };
    if (counted.field == span_fields.size()) {
      for (std::size_t place = begin; place < end; ++place) add(place, claims.size());
      continue;
    }
    for (const SpanOutline::Value& value : brief.outline(fields_).values[counted.field])
      if (value.index < end - begin && has_claim(claims, value.span))
        add(begin + value.index, 1);
  }
}

void ClaimCounter::finish() {
  for (Counted& counted : counted_)
    for (const auto& [column, counts] : counted.columns) {
      std::vector<OrdinalCount> all;
      for (std::uint32_t ordinal = 0; ordinal < counts.size(); ++ordinal)
        if (counts[ordinal] != 0) all.push_back({ordinal, counts[ordinal]});
      counted.counter->add_column(*column, OrdinalCounts(std::move(all)));
    }
}

}  // namespace debrief
