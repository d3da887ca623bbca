#include "query/ask.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <optional>
#include <utility>
#include <vector>

#include "debrief/analysis.h"
#include "debrief/error.h"
#include "debrief/text.h"
#include "query/bind_query.h"
#include "query/compare_periods.h"
#include "query/find_brief.h"
#include "query/make_excerpt.h"
#include "query/plan_query.h"
#include "query/search.h"
#include "query/search_groups.h"
#include "query/suggest.h"
#include "query/timeline.h"

namespace debrief {
namespace {

constexpr std::size_t excerpt_width = 280;  // bytes: three lines of 80 columns

DateRange compared_dates(const std::string& typed, const Date& today) {
  try {
    return parse_dates(typed, today);
  } catch (const Error& error) {
    throw Error(fmt::format("--compare: {}", error.what()), error.hint);
  }
}

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
  return options;
}

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

Found search(const QueryFlags& flags, const IndexSet& indexes, const BoundQuery& query,
             const SearchOptions& options, const std::optional<GroupFilters>& groups) {
  const FilteredQuery filtered = split_filters(query);
  return flags.view == View::claims ? find_claims(indexes, filtered, options, groups)
                                    : search_briefs(indexes, filtered, options);
}

// A question of several words, of which COUNT are to match, with its filters.
struct Relaxed {
  std::vector<BoundQuery> words;
  std::vector<BoundQuery> filters;

  BoundQuery at_least(std::size_t count) const {
    BoundQuery most;
    most.op = BoundOp::at_least;
    most.count = count;
    most.parts = words;
    BoundQuery both;
    both.op = BoundOp::both;
    both.parts = filters;
    both.parts.push_back(std::move(most));
    return both;
  }
};

Relaxed relax(const BoundQuery& query) {
  Relaxed relaxed;
  if (query.op != BoundOp::both) return relaxed;
  for (const BoundQuery& part : query.parts)
    (is_filter(part) && part.op != BoundOp::nothing ? relaxed.filters : relaxed.words)
        .push_back(part);
  // A name that no brief has is not made up for by words.
  for (const BoundQuery& part : relaxed.words)
    if (part.op == BoundOp::nothing && part.field != nullptr) return {};
  return relaxed;
}

// "Like that brief" in addition to what else is asked.
void add_like(const std::string& id, const IndexSet& indexes, Binding& binding) {
  BoundQuery both;
  both.op = BoundOp::both;
  both.parts.push_back(std::move(binding.query));
  if (const auto brief = find_id(indexes, id)) {
    for (BoundQuery& part : like_brief(indexes, *brief).parts)
      both.parts.push_back(std::move(part));
  } else {
    binding.notes.push_back(fmt::format("no brief has the id {}", printable(id)));
    both.parts.emplace_back().op = BoundOp::nothing;
  }
  binding.query = std::move(both);
}

void fill_hits(const QueryFlags& flags, const IndexSet& indexes, const BoundQuery& query,
               Analyzer& analyzer, const Found& found, Results& results) {
  Marker marker(query, analyzer);
  std::size_t rank = results.offset;
  for (const Match& match : found.matches) {
    Record record = unpack_record(indexes.all.get_document(match.id).get_data());
    if (flags.view == View::claims) {
      ClaimHit hit{++rank, match.score, {}, static_cast<int>(match.span), {}};
      if (!found.groups.empty()) hit.group = found.groups[results.claims.size()];
      hit.text = marker.mark(record.claims.at(match.span - 1).text);
      hit.record = std::move(record);
      results.claims.push_back(std::move(hit));
    } else {
      BriefHit hit{++rank,
                   match.score,
                   {},
                   marker.mark(record.title),
                   marker.best_of(record, excerpt_width)};
      hit.record = std::move(record);
      results.briefs.push_back(std::move(hit));
    }
  }
}

}  // namespace

Results ask(const QueryFlags& flags, const IndexSet& indexes, const Date& today) {
  const auto begin = std::chrono::steady_clock::now();
  Analyzer analyzer;
  Query question = question_of(flags, today);
  std::optional<GroupFilters> groups;
  if (flags.group) groups = take_group_filters(question);
  Binding binding = bind_query(question, indexes, analyzer, bind_options(flags));
  Results results;
  if (!flags.like.empty()) add_like(flags.like, indexes, binding);
  SearchOptions options = options_of(flags, binding);
  if (flags.view == View::compare) options.facets.clear();

  results.view = flags.view;
  results.query = flags.question;
  results.understood = to_string(groups ? with_group_filters(binding.understood, *groups)
                                        : binding.understood);
  results.offset = options.offset;
  results.notes = binding.notes;
  Found found = search(flags, indexes, binding.query, options, groups);
  if (found.total == 0 && flags.like.empty()) {
    const Relaxed relaxed = relax(binding.query);
    for (std::size_t count = relaxed.words.size(); count-- > 1 && found.total == 0;) {
      BoundQuery query = relaxed.at_least(count);
      found = search(flags, indexes, query, options, groups);
      if (found.total == 0) continue;
      results.relaxed = true;
      results.asked_words = relaxed.words.size();
      results.matched_words = count;
      binding.query = std::move(query);
    }
  }
  results.total = found.total;
  if (flags.view == View::compare)
    compare_periods(indexes, binding.query, compared_dates(flags.compare[0], today),
                    compared_dates(flags.compare[1], today), flags.facet_limit, results);
  results.facets = std::move(found.facets);
  fill_hits(flags, indexes, binding.query, analyzer, found, results);
  if (flags.view == View::timeline)
    draw_up_timeline(indexes, binding.query, {flags.by, flags.unit}, results);
  results.suggestion = suggest(flags.question, question, binding, indexes, analyzer);
  results.elapsed_ms =
      std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin)
          .count();
  return results;
}

Explanation explain(const QueryFlags& flags, const IndexSet& indexes, const Date& today) {
  Analyzer analyzer;
  Query question = question_of(flags, today);
  if (flags.group) (void)take_group_filters(question);
  const Binding binding = bind_query(question, indexes, analyzer, bind_options(flags));
  QueryFlags counting = flags;
  counting.limit = 0;
  counting.facets.clear();
  const Results results = ask(counting, indexes, today);
  const bool is_claims = flags.view == View::claims;
  const std::string run = is_claims ? plan_candidates(binding.query).get_description()
                                    : plan_query(binding.query).get_description();
  std::string readings;
  for (const std::string& reading : binding.readings)
    readings += fmt::format("names       {}\n", reading);
  return {fmt::format(
              "typed       {}\nunderstood  {}\n{}run         {}\nfinds       {} {}{}\n",
              flags.question, results.understood, readings, run, results.total,
              flags.group ? "groups of claims"
              : is_claims ? "claims"
                          : "briefs",
              results.relaxed ? fmt::format(" with {} of {} words", results.matched_words,
                                            results.asked_words)
                              : ""),
          results.total != 0};
}

}  // namespace debrief
