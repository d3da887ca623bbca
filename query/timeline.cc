#include "query/timeline.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "debrief/date.h"
#include "debrief/schema.h"
#include "query/compare_facets.h"
#include "query/count_periods.h"
#include "query/within.h"

namespace debrief {
namespace {

constexpr std::size_t most_buckets = 1000;
constexpr std::size_t shown_rising = 5;
constexpr std::size_t least_now = 2;  // briefs; one is chance

// From the shortest to the longest, and how many days fit.
constexpr std::array<std::pair<Precision, int>, 5> units = {{{Precision::day, 45},
                                                             {Precision::week, 183},
                                                             {Precision::month, 1827},
                                                             {Precision::year, 109'575},
                                                             {Precision::decade, 0}}};
constexpr std::size_t decades = units.size() - 1;

using Buckets = std::map<Date, std::size_t>;

Period next_of(const Period& period) {
  return period_of(from_days(to_days(last_day(period)) + 1), period.precision);
}

// Those of one unit: from those counted, or from days where nothing else was.
Buckets buckets_of(const PeriodCounts& counts, Precision unit, bool is_published) {
  if (const auto known = counts.briefs.find(unit); known != counts.briefs.end())
    return known->second;
  Buckets buckets;
  const auto days = counts.briefs.find(Precision::day);
  if (!is_published || days == counts.briefs.end()) return buckets;
  for (const auto& [day, count] : days->second)
    buckets[period_of(day, unit).first] += count;
  return buckets;
}

// The first and the last day of all that was counted; a period in which a shorter one was
// counted says nothing more.
std::optional<std::pair<Date, Date>> range_of(const PeriodCounts& counts) {
  std::optional<std::pair<Date, Date>> range;
  std::set<Date> starts;
  for (const auto& [precision, periods] : counts.briefs) {  // the shortest first
    std::vector<Date> added;
    for (const auto& [first, count] : periods) {
      const Date last = last_day({first, precision});
      const auto within = starts.lower_bound(first);
      if (within != starts.end() && *within <= last) continue;
      range =
          range ? std::pair(std::min(range->first, first), std::max(range->second, last))
                : std::pair(first, last);
      added.push_back(first);
    }
    starts.insert(added.begin(), added.end());
  }
  return range;
}

std::size_t fitting_unit(const std::pair<Date, Date>& range) {
  const int days = to_days(range.second) - to_days(range.first) + 1;
  if (days == 1) return 2;
  std::size_t unit = 0;
  while (unit < decades && days > units[unit].second) ++unit;
  return unit;
}

std::size_t unit_named(const std::string& name) {
  std::size_t unit = 0;
  while (unit < decades && name_of(units[unit].first) != name) ++unit;
  return unit;
}

// Every period from the first to the last; none where they are too many.
std::optional<std::vector<Period>> without_gaps(const Buckets& buckets, Precision unit) {
  std::vector<Period> periods;
  if (buckets.empty()) return periods;
  const Date last = buckets.rbegin()->first;
  for (Period at{buckets.begin()->first, unit};; at = next_of(at)) {
    if (periods.size() == most_buckets) return std::nullopt;
    periods.push_back(at);
    if (at.first >= last) return periods;
  }
}

void find_rise(const IndexSet& indexes, const BoundQuery& query, const Field& date,
               const std::vector<Period>& periods, Results& results) {
  if (periods.size() < 2) return;
  const Period& middle = periods[periods.size() / 2];
  const Date day_before = from_days(to_days(middle.first) - 1);
  ComparedBriefs compared = compare_facets(
      indexes, within(query, indexes, date, periods.front().first, day_before),
      within(query, indexes, date, middle.first, last_day(periods.back())), {"company"});
  Rise rise{to_string(middle), compared.before, compared.now, {}};
  for (Change& change : compared.changes.front())
    if (change.score > 0 && change.now >= least_now && rise.values.size() < shown_rising)
      rise.values.push_back(std::move(change));
  results.rise = std::move(rise);
}

}  // namespace

void draw_up_timeline(const IndexSet& indexes, const BoundQuery& query,
                      const TimelineOptions& options, Results& results) {
  const bool is_published = options.by == "published";
  const PeriodCounts counts =
      is_published ? count_published(indexes, query) : count_mentioned(indexes, query);
  if (counts.undated != 0)
    results.notes.push_back(fmt::format("{} {}", counts.undated,
                                        is_published ? "undated" : "without a date"));
  const auto range = range_of(counts);
  if (!range) return;
  const std::size_t asked =
      options.unit.empty() ? fitting_unit(*range) : unit_named(options.unit);
  std::size_t unit = asked;
  Buckets buckets = buckets_of(counts, units[unit].first, is_published);
  auto periods = without_gaps(buckets, units[unit].first);
  while (!periods && unit < decades) {
    buckets = buckets_of(counts, units[++unit].first, is_published);
    periods = without_gaps(buckets, units[unit].first);
  }
  if (!periods) return;  // 9,999 years are a thousand decades
  const std::string name(name_of(units[unit].first));
  if (unit != asked)
    results.notes.push_back(fmt::format("by {}: more than {} periods by {}", name,
                                        most_buckets, name_of(units[asked].first)));
  const auto with = counts.with.find(units[unit].first);
  const std::size_t shown = is_published                ? counts.dated
                            : with == counts.with.end() ? 0
                                                        : with->second;
  if (counts.dated > shown)
    results.notes.push_back(fmt::format("{} speak of no {}, only of longer periods",
                                        counts.dated - shown, name));
  for (const Period& period : *periods) {
    const auto counted = buckets.find(period.first);
    results.buckets.push_back(
        {to_string(period), counted == buckets.end() ? 0 : counted->second});
  }
  find_rise(indexes, query, field(is_published ? "date" : "mentioned"), *periods,
            results);
}

}  // namespace debrief
