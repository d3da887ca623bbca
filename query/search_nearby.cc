#include "query/search_nearby.h"

#include <xapian.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>
#include <vector>

#include "query/match_far.h"
#include "query/plan_query.h"
#include "query/search_asked.h"
#include "query/set_plain_scores.h"

namespace debrief {
namespace {

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
  const Plan any = plan_candidates(relaxed.at_least(1));
  if (indexes.is_remote) {
    FarQuestion question;
    question.plan = any;
    question.scores = ScoredBy::each_word;
    question.limit = 1;
    question.is_total_exact = false;
    const FarMatches best = match_far(indexes, question);
    return best.page.empty()
               ? 0
               : static_cast<std::size_t>(std::ceil(best.page.front().score));
  }
  Xapian::Enquire enquire(indexes.all);
  enquire.set_query(any);
  set_count_scores(enquire, indexes);
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
    found = search_asked(flags, indexes, query, options, groups);
    if (found.total == 0) continue;
    results.relaxed = true;
    results.asked_words = relaxed.words.size();
    results.matched_words = count;
    binding.query = std::move(query);
  }
}

}  // namespace

void search_nearby(const QueryFlags& flags, const IndexSet& indexes, Analyzer& analyzer,
                   const std::optional<Suggestion>& suggestion,
                   const SearchOptions& options,
                   const std::optional<GroupFilters>& groups, Binding& binding,
                   Found& found, Results& results) {
  if (!suggestion || !suggestion->corrected)
    return search_relaxed(flags, indexes, options, groups, binding, found, results);
  Binding corrected =
      bind_query(*suggestion->corrected, indexes, analyzer, bind_options(flags));
  found = search_asked(flags, indexes, corrected.query, options, groups);
  if (found.total == 0)
    search_relaxed(flags, indexes, options, groups, corrected, found, results);
  if (found.total == 0) return;
  binding = std::move(corrected);
  results.corrected = suggestion->question;
}

}  // namespace debrief
