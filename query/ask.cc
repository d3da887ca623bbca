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
#include "debrief/periods.h"
#include "debrief/schema.h"
#include "debrief/text.h"
#include "query/bind_query.h"
#include "query/expand_query.h"
#include "query/find_brief.h"
#include "query/make_excerpt.h"
#include "query/plan_query.h"
#include "query/search.h"
#include "query/suggest.h"
#include "query/timeline.h"
#include "query/versions_of.h"

namespace debrief {
namespace {

constexpr std::size_t excerpt_width = 280;  // bytes: three lines of 80 columns

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

Found search(const QueryFlags& flags, const IndexSet& indexes, const BoundQuery& query,
             SearchOptions options) {
  if (flags.expand && is_ranked(flags, options))
    options.added = expand_query(indexes, query);
  const FilteredQuery filtered = split_filters(query);
  return flags.view == View::claims ? search_claims(indexes, filtered, options)
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
                    const SearchOptions& options, Binding& binding, Found& found,
                    Results& results) {
  const Relaxed relaxed = relax(binding.query);
  if (relaxed.words.size() < 2) return;
  std::size_t count = std::min(relaxed.words.size() - 1, most_matched(indexes, relaxed));
  for (; count > 0 && found.total == 0; --count) {
    BoundQuery query = relaxed.at_least(count);
    found = search(flags, indexes, query, options);
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
                   const SearchOptions& options, Binding& binding, Found& found,
                   Results& results) {
  if (!suggestion || !suggestion->corrected)
    return search_relaxed(flags, indexes, options, binding, found, results);
  Binding corrected = bind_query(*suggestion->corrected, indexes, analyzer);
  found = search(flags, indexes, corrected.query, options);
  if (found.total == 0)
    search_relaxed(flags, indexes, options, corrected, found, results);
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
  Binding binding = bind_query(question_of(flags, today), indexes, analyzer);
  if (!flags.like.empty()) add_like(flags.like, flags.all_versions, indexes, binding);
  if (!flags.given.empty()) leave_out_given(flags.given, indexes, binding);
  SearchOptions options;
  options.all_versions = true;  // none of them is news once its brief was given
  options.sort = Sort::newest;
  options.limit = std::numeric_limits<std::size_t>::max();
  std::map<std::string, std::size_t> briefs;
  for (const Match& match : search(flags, indexes, binding.query, options).matches)
    ++briefs[std::string(id_in(indexes.all.get_document(match.id).get_value(date_slot)))];
  return briefs;
}

Results ask(const QueryFlags& flags, const IndexSet& indexes, const Date& today) {
  const auto begin = std::chrono::steady_clock::now();
  Analyzer analyzer;
  const Query question = question_of(flags, today);
  Binding binding = bind_query(question, indexes, analyzer);
  Results results;
  if (!flags.like.empty()) add_like(flags.like, flags.all_versions, indexes, binding);
  if (!flags.given.empty()) leave_out_given(flags.given, indexes, binding);
  const SearchOptions options = options_of(flags, binding);

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
  Found found = search(flags, indexes, binding.query, options);
  const auto suggestion =
      suggest(flags.question, question, binding, indexes, analyzer, found.total != 0);
  if (suggestion) results.suggestion = suggestion->question;
  if (found.total == 0 && flags.like.empty() && !flags.literal && !flags.only_new)
    search_nearby(flags, indexes, analyzer, suggestion, options, binding, found, results);
  results.understood = to_string(binding.understood);
  results.total = found.total;
  results.facets = std::move(found.facets);
  fill_hits(flags, indexes, binding.query, analyzer, found, results);
  if (flags.view == View::timeline)
    results.buckets = timeline(indexes, binding.query, options, results);
  results.elapsed_ms =
      std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin)
          .count();
  return results;
}

Explanation explain(const QueryFlags& flags, const IndexSet& indexes, const Date& today) {
  Analyzer analyzer;
  const Binding binding = bind_query(question_of(flags, today), indexes, analyzer);
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
      fmt::format("typed       {}\nunderstood  {}\nrun         {}\n", flags.question,
                  results.understood, run.get_description());
  if (const auto pairs = near_pairs(binding.query).size();
      pairs != 0 && is_ranked(flags, options))
    text += fmt::format("near        {} pair{} of words, for the order of the best\n",
                        pairs, pairs == 1 ? "" : "s");
  for (std::size_t i = 0; i < added.size(); ++i)
    text += fmt::format("{:<12}{} {:.2f}\n", i == 0 ? "added" : "",
                        printable(added[i].stem), added[i].weight);
  text += fmt::format(
      "finds       {} {}{}\n", results.total, is_claims ? "claims" : "briefs",
      results.relaxed ? fmt::format(" with {} of {} words", results.matched_words,
                                    results.asked_words)
                      : "");
  if (results.corrected) text += fmt::format("corrected   {}\n", *results.corrected);
  return {text, results.total != 0};
}

}  // namespace debrief
