// A bound question -> what matches, counted exactly.
#pragma once

#include <xapian.h>

#include <cstddef>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "query/bound_query.h"
#include "query/flags.h"
#include "query/index_set.h"
#include "query/plan_order.h"
#include "query/results.h"

namespace debrief {

// A question with those of its filters set apart that say "one of these": each facet is
// counted without its own.
struct FilteredQuery {
  BoundQuery query;
  std::vector<BoundQuery> either_filters;  // each an `either` of values of one field
};
FilteredQuery split_filters(BoundQuery query);

// The slots whose values the either-filters choose among.
std::set<Slot> filtered_slots(const FilteredQuery& query);

// The whole question, but for the either-filters on the values of one slot.
BoundQuery without_filters_on(const FilteredQuery& query, Slot slot);

struct SearchOptions {
  Sort sort = Sort::relevance;
  std::size_t offset = 0;
  std::size_t limit = 10;
  std::vector<std::string> facets;
  std::size_t facet_limit = 10;
  bool all_versions = false;  // each edition counts as a brief of its own
  std::vector<AddedWord> added;  // what briefs are ranked by, beside the question
  // What filters ask for, by field: stays visible in its facet also when nothing has it.
  std::vector<std::pair<std::string, std::string>> chosen;
};

struct Found {
  std::size_t total = 0;
  std::vector<Match> matches;  // the page that was asked for
  std::vector<Facet> facets;
  std::vector<ClaimGroup> groups;  // of each match, where they were put into groups
};

// Briefs; sorted by relevance, as plan_order.h has it. Equal scores: the newer first, then
// by id. Of several editions of a brief the first in that order is found.
Found search_briefs(const IndexSet& indexes, const FilteredQuery& query,
                    const SearchOptions& options);

// Claims. A summary's bullet, which repeats the body, is found only where no claim of the
// body of its brief is; what several editions of a brief say in the same words is found
// once, in the newest. Equal scores: the newer brief first, then by id and n.
Found search_claims(const IndexSet& indexes, const FilteredQuery& query,
                    const SearchOptions& options);

}  // namespace debrief
