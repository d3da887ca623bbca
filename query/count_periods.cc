#include "query/count_periods.h"

#include <algorithm>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "debrief/periods.h"
#include "debrief/schema.h"
#include "query/answer_spans.h"
#include "query/brief_terms.h"
#include "query/find_matches.h"
#include "query/plan_query.h"
#include "query/set_plain_scores.h"

namespace debrief {
namespace {

void count_day(const std::string& value, std::size_t briefs, PeriodCounts& counts) {
  const auto day = date_in(value);
  if (day) counts.briefs[Precision::day][*day] += briefs;
  (day ? counts.dated : counts.undated) += briefs;
}

class MentionCounter {
 public:
  explicit MentionCounter(PeriodCounts& counts) : counts_(counts) {}

  // Of the brief that TERMS has opened.
  void count(BriefTerms& terms) {
    begin_brief();
    bool is_there = terms.skip_to(prefix_);
    for (; is_there && terms.name().starts_with(prefix_); is_there = terms.next())
      add(terms.name());
    end_brief();
  }

  // Of DOCUMENT, which may be far away.
  void count(const Xapian::Document& document) {
    begin_brief();
    auto t = document.termlist_begin();
    const auto end = document.termlist_end();
    for (t.skip_to(prefix_); t != end && (*t).starts_with(prefix_); ++t) add(*t);
    end_brief();
  }

 private:
  void begin_brief() { held_.clear(); }

  void add(const std::string& term) {
    const auto [entry, is_new] = periods_.try_emplace(term);
    if (is_new)
      if (const auto period = parse_period(term.substr(prefix_.size())))
        entry->second = holding(*period);
    held_.insert(held_.end(), entry->second.begin(), entry->second.end());
  }

  void end_brief() {
    std::sort(held_.begin(), held_.end());
    held_.erase(std::unique(held_.begin(), held_.end()), held_.end());
    std::set<Precision> precisions;
    for (const Period& period : held_) {
      ++counts_.briefs[period.precision][period.first];
      precisions.insert(period.precision);
    }
    for (const Precision precision : precisions) ++counts_.with[precision];
    ++(precisions.empty() ? counts_.undated : counts_.dated);
  }

  PeriodCounts& counts_;
  const std::string prefix_{field("mentioned").prefix};
  std::unordered_map<std::string, std::vector<Period>> periods_;  // by term
  std::vector<Period> held_;  // that hold a date of the brief
};

Xapian::Enquire enquire_all(const IndexSet& indexes, const BoundQuery& query) {
  Xapian::Enquire enquire(indexes.all);
  enquire.set_query(plan_query(answered(indexes, query)));
  set_no_scores(enquire, indexes);
  return enquire;
}

// Calls USE(part, ids), part by its number, for the matches in a local index.
template <class Use>
void for_each_part_matched(const IndexSet& indexes, const BoundQuery& query, Use use) {
  Matches matches = find_matches(indexes, plan_query(answered(indexes, query)));
  for (std::size_t part = 0; part < matches.parts.size(); ++part) {
    PartMatches& found = matches.parts[part];
    if (found.all) found.ids = find_ids(indexes, part, Plan(std::string()));
    use(part, found.ids);
  }
}

void count_days(const Xapian::Database& part, const std::vector<Xapian::docid>& ids,
                PeriodCounts& counts) {
  auto day = part.valuestream_begin(date_slot);
  const auto end = part.valuestream_end(date_slot);
  for (const Xapian::docid id : ids) {
    if (day != end) day.skip_to(id);
    const bool has_day = day != end && day.get_docid() == id;
    count_day(has_day ? *day : std::string(), 1, counts);
  }
}

}  // namespace

PeriodCounts count_published(const IndexSet& indexes, const BoundQuery& query) {
  PeriodCounts counts;
  if (indexes.is_remote) {  // a server knows Xapian's own spies
    Xapian::ValueCountMatchSpy spy(date_slot);
    Xapian::Enquire enquire = enquire_all(indexes, query);
    enquire.add_matchspy(&spy);
    (void)enquire.get_mset(0, 0, indexes.all.get_doccount());
    for (auto value = spy.values_begin(); value != spy.values_end(); ++value)
      count_day(*value, value.get_termfreq(), counts);
  } else {
    for_each_part_matched(indexes, query, [&](std::size_t part, const auto& ids) {
      count_days(indexes.parts[part], ids, counts);
    });
  }
  counts.with[Precision::day] = counts.dated;
  return counts;
}

PeriodCounts count_mentioned(const IndexSet& indexes, const BoundQuery& query) {
  PeriodCounts counts;
  MentionCounter mentions(counts);
  if (!indexes.is_remote) {
    for_each_part_matched(indexes, query, [&](std::size_t part, const auto& ids) {
      BriefTerms terms(indexes, part);
      for (const Xapian::docid id : ids) {
        terms.open(id);
        mentions.count(terms);
      }
    });
    return counts;
  }
  const Xapian::MSet all =
      enquire_all(indexes, query).get_mset(0, indexes.all.get_doccount());
  for (auto brief = all.begin(); brief != all.end(); ++brief)
    mentions.count(brief.get_document());
  return counts;
}

}  // namespace debrief
