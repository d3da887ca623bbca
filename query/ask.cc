#include "query/ask.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <limits>
#include <optional>
#include <set>
#include <utility>

#include "debrief/analysis.h"
#include "debrief/error.h"
#include "debrief/periods.h"
#include "debrief/schema.h"
#include "debrief/text.h"
#include "query/best_editions.h"
#include "query/bind_query.h"
#include "query/compare_periods.h"
#include "query/fetch_briefs.h"
#include "query/find_brief.h"
#include "query/make_excerpt.h"
#include "query/one_edition_each.h"
#include "query/search_asked.h"
#include "query/search_nearby.h"
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

// A question as it is searched for.
struct BoundQuestion {
  Query question;
  std::optional<GroupFilters> groups;  // taken from it
  Binding binding;
};

BoundQuestion what_is_asked(const QueryFlags& flags, const IndexSet& indexes,
                            const Date& today, Analyzer& analyzer) {
  BoundQuestion asked{question_of(flags, today), std::nullopt, {}};
  if (flags.group) asked.groups = take_group_filters(asked.question);
  asked.binding = bind_query(asked.question, indexes, analyzer, bind_options(flags));
  if (!flags.like.empty())
    add_like(flags.like, flags.all_versions, indexes, asked.binding);
  if (!flags.given.empty()) leave_out_given(flags.given, indexes, asked.binding);
  return asked;
}

// What the user should know before anything is found.
std::vector<std::string> notes_on(const QueryFlags& flags, const IndexSet& indexes,
                                  const Binding& binding, const SearchOptions& options) {
  std::vector<std::string> notes = binding.notes;
  if (indexes.all.get_doccount() == 0)
    notes.push_back("the index holds no briefs yet: debrief-index FOLDER reads some");
  if (flags.expand && !is_ranked(flags, options))
    notes.push_back("--expand orders briefs by relevance: here it does nothing");
  return notes;
}

// The hits here whose other editions are to be named: those that may have some.
std::set<Xapian::docid> hits_with_versions(const QueryFlags& flags,
                                           const IndexSet& indexes, const Found& found) {
  std::set<Xapian::docid> ids;
  // Far away that list takes longer than each of them.
  if (flags.all_versions || flags.view == View::claims || indexes.is_remote) return ids;
  for (const Match& match : found.matches) ids.insert(match.id);
  if (const auto known = known_in_groups(indexes)) {
    std::erase_if(ids, [&](Xapian::docid id) {
      return !std::binary_search(known->begin(), known->end(), id);
    });
    return ids;
  }
  const auto grouped = with_versions(indexes.all, {ids.begin(), ids.end()});
  return {grouped.begin(), grouped.end()};
}

void fill_hits(const QueryFlags& flags, const IndexSet& indexes, const BoundQuery& query,
               Analyzer& analyzer, const Found& found, Results& results) {
  Marker marker(query, analyzer);
  std::size_t rank = results.offset;
  const auto has_versions = hits_with_versions(flags, indexes, found);
  std::vector<Xapian::docid> ids;
  for (const Match& match : found.matches) ids.push_back(match.id);
  const bool names_versions =
      indexes.is_remote && !flags.all_versions && flags.view != View::claims;
  const std::vector<StoredBrief> briefs = fetch_briefs(
      indexes, ids, names_versions ? std::set{versions_slot} : std::set<Slot>());
  std::map<Xapian::docid, std::vector<Version>> versions;
  if (names_versions) versions = versions_far(indexes, ids, briefs);
  for (std::size_t i = 0; i < briefs.size(); ++i) {
    const Match& match = found.matches[i];
    Record record = unpack_record(briefs[i].data);
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
      if (has_versions.count(match.id) != 0)
        hit.versions = versions_of(indexes.all, match.id);
      else if (const auto far = versions.find(match.id); far != versions.end())
        hit.versions = std::move(far->second);
      results.briefs.push_back(std::move(hit));
    }
  }
}

}  // namespace

std::map<std::string, std::size_t> found_briefs(const QueryFlags& flags,
                                                const IndexSet& indexes,
                                                const Date& today) {
  Analyzer analyzer;
  const BoundQuestion asked = what_is_asked(flags, indexes, today, analyzer);
  SearchOptions options;
  options.all_versions = true;  // none of them is news once its brief was given
  options.sort = Sort::newest;
  options.limit = std::numeric_limits<std::size_t>::max();
  std::map<std::string, std::size_t> briefs;
  for (const Match& match :
       search_asked(flags, indexes, asked.binding.query, options, asked.groups).matches)
    ++briefs[std::string(id_in(indexes.all.value_of(match.id, date_slot)))];
  return briefs;
}

Results ask(const QueryFlags& flags, const IndexSet& indexes, const Date& today) {
  const auto begin = std::chrono::steady_clock::now();
  Analyzer analyzer;
  BoundQuestion asked = what_is_asked(flags, indexes, today, analyzer);
  Binding& binding = asked.binding;
  Results results;
  SearchOptions options = options_of(flags, binding);
  if (flags.view == View::compare) options.facets.clear();

  results.view = flags.view;
  results.only_new = flags.only_new;
  results.query = flags.question;
  results.offset = options.offset;
  results.notes = notes_on(flags, indexes, binding, options);
  Found found = search_asked(flags, indexes, binding.query, options, asked.groups);
  const auto suggestion = suggest(flags.question, asked.question, binding, indexes,
                                  analyzer, found.total != 0);
  if (suggestion) results.suggestion = suggestion->question;
  if (found.total == 0 && flags.like.empty() && !flags.literal && !flags.only_new)
    search_nearby(flags, indexes, analyzer, suggestion, options, asked.groups, binding,
                  found, results);
  results.understood =
      to_string(asked.groups ? with_group_filters(binding.understood, *asked.groups)
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

}  // namespace debrief
