#include <algorithm>
#include <memory>

#include "query/match_far.h"
#include "query/plan_order.h"
#include "query/set_plain_scores.h"
#include "query/slot_count.h"

namespace debrief {
namespace {

void set_scores_of(const FarQuestion& question, const IndexSet& indexes,
                   Xapian::Enquire& enquire) {
  switch (question.scores) {
    case ScoredBy::nothing:
      return set_no_scores(enquire, indexes);
    case ScoredBy::words:
      return set_scores(enquire);
    case ScoredBy::each_word:
      return set_count_scores(enquire, indexes);
  }
}

void set_order_of(const FarQuestion& question, Xapian::Enquire& enquire) {
  if (question.with_value) enquire.set_collapse_key(*question.with_value, ~0U);
  if (!question.by_value) return;
  if (question.scores == ScoredBy::nothing)
    enquire.set_sort_by_value(*question.by_value, question.highest_first);
  else
    enquire.set_sort_by_relevance_then_value(*question.by_value, question.highest_first);
}

}  // namespace

FarMatches match_by_xapian(const IndexSet& indexes, const FarQuestion& question) {
  const std::size_t briefs = indexes.all.get_doccount();
  const auto at_most_all = [&](std::size_t n) {
    return static_cast<Xapian::doccount>(std::min(n, briefs));
  };
  const bool some_are_here = std::find(indexes.served.begin(), indexes.served.end(),
                                       false) != indexes.served.end();
  // Here a spy is shown what servers send as well as what it is to count: so where local
  // indexes are among them, the page is a question of its own.
  const bool is_apart = some_are_here && !question.counted.empty() && question.limit != 0;
  std::vector<std::unique_ptr<SlotCount>> spies;
  for (const CountedSlot& counted : question.counted)
    spies.push_back(std::make_unique<SlotCount>(counted.slot, some_are_here));
  const Xapian::doccount checked = question.is_total_exact ? at_most_all(briefs) : 0;
  const auto asked = [&](bool counts, Xapian::doccount offset, Xapian::doccount limit,
                         Xapian::doccount at_least) {
    Xapian::Enquire enquire(indexes.all);
    enquire.set_query(question.plan);
    set_scores_of(question, indexes, enquire);
    set_order_of(question, enquire);
    for (const auto& spy : spies)
      if (counts) enquire.add_matchspy(spy.get());
    return enquire.get_mset(offset, limit, at_least);
  };
  FarMatches found;
  if (is_apart) found.total = asked(true, 0, 0, checked).get_matches_estimated();
  const Xapian::MSet set = asked(!is_apart, at_most_all(question.offset),
                                 at_most_all(question.limit), is_apart ? 0 : checked);
  if (!is_apart) found.total = set.get_matches_estimated();
  for (auto hit = set.begin(); hit != set.end(); ++hit)
    found.page.push_back(
        {*hit, hit.get_weight(), hit.get_sort_key(), hit.get_collapse_key()});
  found.counts.resize(spies.size());
  for (std::size_t i = 0; i < spies.size(); ++i)
    spies[i]->for_each([&](std::string_view value, std::size_t n) {
      count_value(question.counted[i], value, n, found.counts[i]);
    });
  return found;
}

}  // namespace debrief
