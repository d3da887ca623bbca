#include "query/count_periods.h"

#include <algorithm>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "debrief/periods.h"
#include "debrief/schema.h"
#include "query/answer_spans.h"
#include "query/plan_query.h"
#include "query/set_plain_scores.h"

namespace debrief {
namespace {

void count_day(const std::string& value, std::size_t briefs, PeriodCounts& counts) {
  const auto day = date_in(value);
  if (day) counts.briefs[Precision::day][*day] += briefs;
  (day ? counts.dated : counts.undated) += briefs;
}

class DaySpy : public Xapian::MatchSpy {
 public:
  explicit DaySpy(PeriodCounts& counts) : counts_(counts) {}
  void operator()(const Xapian::Document& document, double) override {
    count_day(document.get_value(date_slot), 1, counts_);
  }

 private:
  PeriodCounts& counts_;
};

class MentionSpy : public Xapian::MatchSpy {
 public:
  explicit MentionSpy(PeriodCounts& counts) : counts_(counts) {}

  void operator()(const Xapian::Document& document, double) override {
    held_.clear();
    auto t = document.termlist_begin();
    for (t.skip_to(prefix_); t != document.termlist_end() && (*t).starts_with(prefix_);
         ++t) {
      const auto [entry, is_new] = periods_.try_emplace(*t);
      if (is_new)
        if (const auto period = parse_period((*t).substr(prefix_.size())))
          entry->second = holding(*period);
      held_.insert(held_.end(), entry->second.begin(), entry->second.end());
    }
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

 private:
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

void look_at_all(const IndexSet& indexes, const BoundQuery& query,
                 Xapian::MatchSpy& spy) {
  Xapian::Enquire enquire = enquire_all(indexes, query);
  enquire.add_matchspy(&spy);
  (void)enquire.get_mset(0, 0, indexes.all.get_doccount());
}

}  // namespace

PeriodCounts count_published(const IndexSet& indexes, const BoundQuery& query) {
  PeriodCounts counts;
  if (indexes.is_remote) {  // a server knows Xapian's own spies
    Xapian::ValueCountMatchSpy spy(date_slot);
    look_at_all(indexes, query, spy);
    for (auto value = spy.values_begin(); value != spy.values_end(); ++value)
      count_day(*value, value.get_termfreq(), counts);
  } else {
    DaySpy spy(counts);
    look_at_all(indexes, query, spy);
  }
  counts.with[Precision::day] = counts.dated;
  return counts;
}

PeriodCounts count_mentioned(const IndexSet& indexes, const BoundQuery& query) {
  PeriodCounts counts;
  MentionSpy spy(counts);
  if (!indexes.is_remote) {
    look_at_all(indexes, query, spy);
    return counts;
  }
  const Xapian::MSet all =
      enquire_all(indexes, query).get_mset(0, indexes.all.get_doccount());
  for (auto brief = all.begin(); brief != all.end(); ++brief)
    spy(brief.get_document(), 0);
  return counts;
}

}  // namespace debrief
