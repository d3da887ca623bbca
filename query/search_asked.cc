#include "query/search_asked.h"

#include <string>
#include <vector>

#include "debrief/schema.h"
#include "query/expand_query.h"

namespace debrief {
namespace {

// Of claims other facets are counted under the same names (claim_level in schema.h).
Found find_claims(const IndexSet& indexes, const FilteredQuery& query,
                  SearchOptions options, const std::optional<GroupFilters>& groups) {
  const std::vector<std::string> names = options.facets;
  for (std::string& name : options.facets) name = claim_level(field(name)).name;
  Found found = groups ? search_groups(indexes, query, *groups, options)
                       : search_claims(indexes, query, options);
  for (std::size_t i = 0; i < found.facets.size(); ++i) found.facets[i].name = names[i];
  return found;
}

}  // namespace

BindOptions bind_options(const QueryFlags& flags) {
  return {flags.view == View::claims, flags.question};
}

SearchOptions options_of(const QueryFlags& flags, const Binding& binding) {
  SearchOptions options;
  options.sort = flags.sort;
  if (flags.sort == Sort::automatic)
    options.sort = is_filter(binding.query) ? Sort::newest : Sort::relevance;
  const bool is_list = flags.view == View::briefs || flags.view == View::claims;
  options.offset = is_list ? flags.offset : 0;
  options.limit = is_list ? flags.limit : 0;
  options.facet_limit = flags.facet_limit;
  if (flags.view != View::count) options.facets = flags.facets;
  options.chosen = binding.chosen;
  options.all_versions = flags.all_versions;
  return options;
}

bool is_ranked(const QueryFlags& flags, const SearchOptions& options) {
  return flags.view == View::briefs && options.limit != 0 &&
         options.sort == Sort::relevance;
}

Found search_asked(const QueryFlags& flags, const IndexSet& indexes,
                   const BoundQuery& query, SearchOptions options,
                   const std::optional<GroupFilters>& groups) {
  if (flags.expand && is_ranked(flags, options))
    options.added = expand_query(indexes, query);
  const FilteredQuery filtered = split_filters(query);
  return flags.view == View::claims ? find_claims(indexes, filtered, options, groups)
                                    : search_briefs(indexes, filtered, options);
}

}  // namespace debrief
