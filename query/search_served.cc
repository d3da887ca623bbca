#include "query/search_served.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "debrief/periods.h"
#include "query/kept_columns.h"
#include "query/mark_everywhere.h"
#include "query/set_order.h"

namespace debrief {
namespace {

// A facet of names counts each value of its slot; others make something of them.
bool counts_values(const Field& facet) { return facet.kind == FieldKind::name; }

std::vector<CountedSlot> counted_slots(const std::vector<FacetCounter>& counters) {
  std::vector<CountedSlot> slots;
  for (const FacetCounter& counter : counters) {
    const Field& facet = counter.facet();
    const auto known =
        std::find_if(slots.begin(), slots.end(),
                     [&](const CountedSlot& one) { return one.slot == facet.slot; });
    if (known == slots.end())
      slots.push_back({facet.slot, counts_values(facet)});
    else
      known->is_split = known->is_split && counts_values(facet);
  }
  return slots;
}

// Keeps in PAGE what the names stand in.
void count(const IndexSet& indexes, const FarQuestion& question, FarMatches& found,
           std::vector<FacetCounter>& counters, ServedPage& page) {
  if (question.has_page_and_ids) return indexes.kept->count(indexes, found.ids, counters);
  const std::vector<CountedSlot>& slots = question.counted;
  for (std::size_t i = 0; i < slots.size(); ++i) {
    const ValueTally& tally = page.counts.emplace_back(std::move(found.counts[i]));
    for (FacetCounter& counter : counters) {
      if (slots[i].slot != counter.facet().slot) continue;
      if (slots[i].is_split)
        counter.add_counts(tally.counts());
      else
        for (const auto& [value, n] : tally.counts()) counter.count_slot(value, n);
    }
  }
  if (indexes.kept != nullptr) indexes.kept->keep_later(counters);
}

// By date, servers may send scores that mean nothing.
void append(const FarMatches& found, Sort sort, ServedPage& page) {
  page.total += found.total;
  for (const FarMatch& match : found.page)
    page.matches.push_back({match.id, 0, is_by_relevance(sort) ? match.score : 0});
}

// The oldest first: those with a date, then the others.
void find_oldest(const IndexSet& indexes, FarQuestion question,
                 const SearchOptions& options, std::vector<FacetCounter>& counters,
                 ServedPage& page) {
  const Plan plan = question.plan;
  const Plan undated = plan_unscored(std::string(undated_term), indexes);
  question.highest_first = false;
  for (const auto op : {Xapian::Query::OP_AND_NOT, Xapian::Query::OP_FILTER}) {
    question.plan = Plan(op, plan, undated);
    FarMatches found = match_far(indexes, question);
    append(found, options.sort, page);
    count(indexes, question, found, counters, page);
    question.offset -= std::min(question.offset, found.total);
    question.limit = options.limit - page.matches.size();
  }
}

}  // namespace

FarQuestion served_question(const IndexSet& indexes, const Plan& plan,
                            const SearchOptions& options,
                            const std::vector<FacetCounter>& counters) {
  FarQuestion question;
  question.plan = plan;
  question.has_page_and_ids =
      indexes.kept != nullptr && indexes.kept->have(indexes, counters);
  if (!question.has_page_and_ids) question.counted = counted_slots(counters);
  question.offset = options.offset;
  question.limit = options.limit;
  if (options.limit == 0) return question;
  question.by_value = date_slot;
  if (is_by_relevance(options.sort)) question.scores = ScoredBy::words;
  return question;
}

ServedPage search_served(const IndexSet& indexes, const Plan& plan,
                         const SearchOptions& options,
                         std::vector<FacetCounter>& counters,
                         std::optional<FarMatches> known) {
  ServedPage page;
  const FarQuestion question = served_question(indexes, plan, options, counters);
  if (options.limit != 0 && options.sort == Sort::oldest) {
    find_oldest(indexes, question, options, counters, page);
    return page;
  }
  FarMatches found = known ? *std::move(known) : match_far(indexes, question);
  append(found, options.sort, page);
  for (const FarMatch& match : found.page) page.ids.emplace_back(id_in(match.sorted_by));
  count(indexes, question, found, counters, page);
  return page;
}

}  // namespace debrief
