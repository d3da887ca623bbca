#include "query/compare_periods.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "debrief/schema.h"
#include "query/compare_facets.h"
#include "query/compare_words.h"
#include "query/search.h"
#include "query/within.h"

namespace debrief {
namespace {

std::string shown(const DateRange& range) {
  if (!range.first && !range.last) return "undated";
  const std::string first = range.first ? to_string(*range.first) : "";
  const std::string last = range.last ? to_string(*range.last) : "";
  return first == last ? first : fmt::format("{}..{}", first, last);
}

bool overlap(const DateRange& a, const DateRange& b) {
  const bool undated_a = !a.first && !a.last;
  const bool undated_b = !b.first && !b.last;
  if (undated_a || undated_b) return undated_a && undated_b;
  return (!a.first || !b.last || *a.first <= *b.last) &&
         (!b.first || !a.last || *b.first <= *a.last);
}

std::size_t count_in_either(const IndexSet& indexes, const BoundQuery& before,
                            const BoundQuery& now) {
  FilteredQuery either;
  either.query.op = BoundOp::either;
  either.query.parts = {before, now};
  SearchOptions options;
  options.limit = 0;
  options.all_versions = true;  // QUERY says which
  options.sort = Sort::newest;
  return search_briefs(indexes, either, options).total;
}

}  // namespace

void compare_periods(const IndexSet& indexes, const BoundQuery& query,
                     const DateRange& before, const DateRange& now, std::size_t limit,
                     Results& results) {
  const std::vector<std::string> facets = {"company", "source", "person"};
  const Field& date = field("date");
  const BoundQuery first = within(query, indexes, date, before.first, before.last);
  const BoundQuery second = within(query, indexes, date, now.first, now.last);
  ComparedBriefs briefs = compare_facets(indexes, first, second, facets);
  Comparison comparison{shown(before), shown(now), briefs.before, briefs.now, {}};
  for (std::size_t i = 0; i < facets.size(); ++i) {
    ComparedField& compared = comparison.fields.emplace_back();
    compared.name = facets[i];
    compared.changes = std::move(briefs.changes[i]);
    std::erase_if(compared.changes,
                  [](const Change& change) { return change.score == 0; });
    if (limit == 0 || compared.changes.size() <= limit) continue;
    compared.more = compared.changes.size() - limit;
    compared.changes.resize(limit);
  }
  ComparedWords words = compare_words(indexes, first, second, limit);
  comparison.fields.push_back({"word", std::move(words.changes), words.more});
  results.total = count_in_either(indexes, first, second);
  if (overlap(before, now))
    results.notes.push_back(
        "the two periods overlap: what lies in both counts for each of them");
  results.comparison = std::move(comparison);
}

}  // namespace debrief
