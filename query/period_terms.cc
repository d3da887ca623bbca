#include "query/period_terms.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "debrief/periods.h"

namespace debrief {
namespace {

bool is_published(const Field& field) { return field.slot == date_slot; }

// The first and the last year that terms with this prefix begin with; none: {0, 0}.
std::pair<int, int> years_in(const IndexSet& indexes, const std::string& prefix) {
  std::pair<int, int> years{0, 0};
  if (indexes.is_remote) {
    for (const std::string& name : indexes.all.terms_with(prefix))
      if (const auto period = parse_period(name.substr(prefix.size(), 4))) {
        if (years.first == 0) years.first = period->first.year;
        years.second = period->first.year;
      }
    return years;
  }
  auto t = indexes.all.allterms_begin(prefix);
  while (t != indexes.all.allterms_end(prefix)) {
    const auto period = parse_period((*t).substr(prefix.size(), 4));
    if (!period) {
      ++t;
      continue;
    }
    const int year = period->first.year;
    if (years.first == 0) years.first = year;
    years.second = year;
    // Behind everything of this year.
    t.skip_to(prefix + to_string(*period) + "\xFF");
  }
  return years;
}

}  // namespace

std::vector<std::string> period_terms(const IndexSet& indexes, const Field& field,
                                      const std::optional<Date>& first,
                                      const std::optional<Date>& last) {
  if (!first && !last) {
    if (!is_published(field)) return {};
    return {std::string(undated_term)};
  }
  Date begin = first.value_or(Date{1, 1, 1});
  Date end = last.value_or(Date{9999, 12, 31});
  if (!first || !last) {
    const auto [from, to] = years_in(indexes, period_prefix(field));
    if (from == 0) return {};
    // A decade that a text speaks of ends later than the year its term begins with.
    begin = std::max(begin, Date{from, 1, 1});
    end = std::min(end, Date{std::min(to + 10, 9999), 12, 31});
  }
  return period_terms(field, begin, end);
}

std::vector<std::string> period_terms(const Field& field, const Date& first,
                                      const Date& last) {
  std::vector<std::string> terms;
  for (const Period& period : cover(first, last))
    if (std::string name =
            is_published(field) ? published_term(period) : mentioned_term(period);
        !name.empty())
      terms.push_back(std::move(name));
  std::sort(terms.begin(), terms.end());
  return terms;
}

std::string period_prefix(const Field& field) {
  return is_published(field) ? "Y" : std::string(field.prefix);
}

}  // namespace debrief
