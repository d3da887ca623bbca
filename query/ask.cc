#include "query/ask.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <limits>
#include <optional>
#include <utility>
#include <vector>

#include "debrief/analysis.h"
#include "debrief/error.h"
#include "debrief/periods.h"
#include "debrief/schema.h"
#include "debrief/text.h"
#include "query/bind_query.h"
#include "query/compare_periods.h"
#include "query/expand_query.h"
#include "query/find_brief.h"
#include "query/make_excerpt.h"
#include "query/one_edition_each.h"
#include "query/plan_query.h"
#include "query/search.h"
#include "query/search_groups.h"
#include "query/suggest.h"
#include "query/timeline.h"
#include "query/versions_of.h"

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
  options.all_versions = flags.all_versions;
  return options;
}

// Briefs are shown, the most relevant first.
bool is_ranked(const QueryFlags& flags, const SearchOptions& options) {
  return flags.view == View::briefs && options.limit != 0 &&
         options.sort == Sort::relevance;
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
             SearchOptions options, const std::optional<GroupFilters>& groups) {
  if (flags.expand && is_ranked(flags, options))
    options.added = expand_query(indexes, query);
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

// The most words of a question that one brief has; not fewer.
std::size_t most_matched(const IndexSet& indexes, const Relaxed& relaxed) {
  if (relaxed.words.size() < 3) return relaxed.words.size();
  Xapian::Enquire enquire(indexes.all);
  enquire.set_query(plan_candidates(relaxed.at_least(1)));
  enquire.set_weighting_scheme(Xapian::CoordWeight());
  const Xapian::MSet best = enquire.get_mset(0, 1);
  if (best.empty()) return 0;
  return static_cast<std::size_t>(std::ceil(best.begin().get_weight()));
}

// What has the most of the words, when nothing has them all.
void search_relaxed(const QueryFlags& flags, const IndexSet& indexes,
                    const SearchOptions& options,
                    const std::optional<GroupFilters>& groups, Binding& binding,
                    Found& found, Results& results) {
  const Relaxed relaxed = relax(binding.query);
  if (relaxed.words.size() < 2) return;
  std::size_t count = std::min(relaxed.words.size() - 1, most_matched(indexes, relaxed));
  for (; count > 0 && found.total == 0; --count) {
    BoundQuery query = relaxed.at_least(count);
    found = search(flags, indexes, query, options, groups);
    if (found.total == 0) continue;
    results.relaxed = true;
    results.asked_words = relaxed.words.size();
    results.matched_words = count;
    binding.query = std::move(query);
  }
}

// When nothing is found: what the corrected question finds, else what has the most words
// of it. Changes BINDING to what was searched for instead.
void search_nearby(const QueryFlags& flags, const IndexSet& indexes, Analyzer& analyzer,
                   const std::optional<Suggestion>& suggestion,
                   const SearchOptions& options,
                   const std::optional<GroupFilters>& groups, Binding& binding,
                   Found& found, Results& results) {
  if (!suggestion || !suggestion->corrected)
    return search_relaxed(flags, indexes, options, groups, binding, found, results);
  Binding corrected =
      bind_query(*suggestion->corrected, indexes, analyzer, bind_options(flags));
  found = search(flags, indexes, corrected.query, options, groups);
  if (found.total == 0)
    search_relaxed(flags, indexes, options, groups, corrected, found, results);
  if (found.total == 0) return;
  binding = std::move(corrected);
  results.corrected = suggestion->question;
}

// "Like that brief" in addition to what else is asked.
void add_like(const std::string& id, bool all_versions, const IndexSet& indexes,
              Binding& binding) {
  BoundQuery both;
  both.op = BoundOp::both;
  both.parts.push_back(std::move(binding.query));
  if (const auto brief = find_id(indexes, id)) {
    for (BoundQuery& part : like_brief(indexes, *brief, !all_versions).parts)
      both.parts.push_back(std::move(part));
  } else {
    binding.notes.push_back(fmt::format("no brief has the id {}", printable(id)));
    both.parts.emplace_back().op = BoundOp::nothing;
  }
  binding.query = std::move(both);
}

// All but the briefs that a question has given before.
void leave_out_given(const std::set<std::string>& given, const IndexSet& indexes,
                     Binding& binding) {
  BoundQuery ones;
  ones.op = BoundOp::brief;
  ones.values = given;
  ones.by_terms = indexes.is_remote;
  BoundQuery both;
  both.op = BoundOp::both;
  if (binding.query.op == BoundOp::both)
    both.parts = std::move(binding.query.parts);
  else if (binding.query.op != BoundOp::all)
    both.parts.push_back(std::move(binding.query));
  BoundQuery& others = both.parts.emplace_back();
  others.op = BoundOp::except;
  others.parts.push_back(std::move(ones));
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
                   marker.best_of(record, excerpt_width),
                   {}};
      hit.record = std::move(record);
      if (!flags.all_versions) hit.versions = versions_of(indexes.all, match.id);
      results.briefs.push_back(std::move(hit));
    }
  }
}

}  // namespace

std::map<std::string, std::size_t> found_briefs(const QueryFlags& flags,
                                                const IndexSet& indexes,
                                                const Date& today) {
  Analyzer analyzer;
  Query question = question_of(flags, today);
  std::optional<GroupFilters> groups;
  if (flags.group) groups = take_group_filters(question);
  Binding binding = bind_query(question, indexes, analyzer, bind_options(flags));
  if (!flags.like.empty()) add_like(flags.like, flags.all_versions, indexes, binding);
  if (!flags.given.empty()) leave_out_given(flags.given, indexes, binding);
  SearchOptions options;
  options.all_versions = true;  // none of them is news once its brief was given
  options.sort = Sort::newest;
  options.limit = std::numeric_limits<std::size_t>::max();
  std::map<std::string, std::size_t> briefs;
  for (const Match& match :
       search(flags, indexes, binding.query, options, groups).matches)
    ++briefs[std::string(id_in(indexes.all.get_document(match.id).get_value(date_slot)))];
  return briefs;
}

Results ask(const QueryFlags& flags, const IndexSet& indexes, const Date& today) {
  const auto begin = std::chrono::steady_clock::now();
  Analyzer analyzer;
  Query question = question_of(flags, today);
  std::optional<GroupFilters> groups;
  if (flags.group) groups = take_group_filters(question);
  Binding binding = bind_query(question, indexes, analyzer, bind_options(flags));
  Results results;
  if (!flags.like.empty()) add_like(flags.like, flags.all_versions, indexes, binding);
  if (!flags.given.empty()) leave_out_given(flags.given, indexes, binding);
  SearchOptions options = options_of(flags, binding);
  if (flags.view == View::compare) options.facets.clear();

  results.view = flags.view;
  results.only_new = flags.only_new;
  results.query = flags.question;
  results.offset = options.offset;
  results.notes = binding.notes;
  if (indexes.all.get_doccount() == 0)
    results.notes.push_back(
        "the index holds no briefs yet: debrief-index FOLDER reads some");
  if (flags.expand && !is_ranked(flags, options))
    results.notes.push_back("--expand orders briefs by relevance: here it does nothing");
  Found found = search(flags, indexes, binding.query, options, groups);
  const auto suggestion =
      suggest(flags.question, question, binding, indexes, analyzer, found.total != 0);
  if (suggestion) results.suggestion = suggestion->question;
  if (found.total == 0 && flags.like.empty() && !flags.literal && !flags.only_new)
    search_nearby(flags, indexes, analyzer, suggestion, options, groups, binding, found,
                  results);
  results.understood = to_string(groups ? with_group_filters(binding.understood, *groups)
                                        : binding.understood);
  results.total = found.total;
  // What is counted over all matches counts one edition of each brief as well.
  const auto counted = [&] {
    return flags.all_versions ? binding.query
                              : one_edition_each(indexes, binding.query, options.sort);
  };
  if (flags.view == View::compare)
    compare_periods(indexes, counted(), compared_dates(flags.compare[0], today),
                    compared_dates(flags.compare[1], today), flags.facet_limit, results);
  results.facets = std::move(found.facets);
  fill_hits(flags, indexes, binding.query, analyzer, found, results);
  if (flags.view == View::timeline)
    draw_up_timeline(indexes, counted(), {flags.by, flags.unit}, results);
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
  const SearchOptions options = options_of(flags, binding);
  QueryFlags counting = flags;
  counting.limit = 0;
  counting.facets.clear();
  counting.expand = false;
  const Results results = ask(counting, indexes, today);
  const bool is_claims = flags.view == View::claims;
  std::vector<AddedWord> added;
  if (flags.expand && is_ranked(flags, options))
    added = expand_query(indexes, binding.query);
  const Xapian::Query run =
      is_claims ? plan_candidates(binding.query) : plan_query(binding.query);
  std::string text =
      fmt::format("typed       {}\nunderstood  {}\n", flags.question, results.understood);
  for (const std::string& reading : binding.readings)
    text += fmt::format("names       {}\n", reading);
  text += fmt::format("run         {}\n", run.get_description());
  if (const auto pairs = near_pairs(binding.query).size();
      pairs != 0 && is_ranked(flags, options))
    text += fmt::format("near        {} pair{} of words, for the order of the best\n",
                        pairs, pairs == 1 ? "" : "s");
  for (std::size_t i = 0; i < added.size(); ++i)
    text += fmt::format("{:<12}{} {:.2f}\n", i == 0 ? "added" : "",
                        printable(added[i].stem), added[i].weight);
  text += fmt::format("finds       {} {}{}\n", results.total,
                      flags.group ? "groups of claims"
                      : is_claims ? "claims"
                                  : "briefs",
                      results.relaxed
                          ? fmt::format(" with {} of {} words", results.matched_words,
                                        results.asked_words)
                          : "");
  if (results.corrected) text += fmt::format("corrected   {}\n", *results.corrected);
  return {text, results.total != 0};
}

}  // namespace debrief
