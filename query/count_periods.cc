#include "query/count_periods.h"

#include <optional>
#include <set>
#include <string>
#include <unordered_map>

#include "debrief/periods.h"
#include "debrief/schema.h"
#include "query/plan_query.h"

namespace debrief {
namespace {

class DaySpy : public Xapian::MatchSpy {
 public:
  explicit DaySpy(PeriodCounts& counts) : counts_(counts) {}

  void operator()(const Xapian::Document& document, double) override {
    const auto day = date_in(document.get_value(date_slot));
    if (!day) {
      ++counts_.undated;
      return;
    }
    ++counts_.dated;
    ++counts_.briefs[Precision::day][*day];
  }

 private:
  PeriodCounts& counts_;
};

class MentionSpy : public Xapian::MatchSpy {
 public:
  explicit MentionSpy(PeriodCounts& counts) : counts_(counts) {}

  void operator()(const Xapian::Document& document, double) override {
    std::set<Precision> precisions;
    auto t = document.termlist_begin();
    for (t.skip_to(prefix_); t != document.termlist_end() && (*t).starts_with(prefix_);
         ++t) {
      const auto [entry, is_new] = periods_.try_emplace(*t);
      if (is_new) entry->second = parse_period((*t).substr(prefix_.size()));
      if (!entry->second) continue;
      ++counts_.briefs[entry->second->precision][entry->second->first];
      precisions.insert(entry->second->precision);
    }
    for (const Precision precision : precisions) ++counts_.with[precision];
    ++(precisions.empty() ? counts_.undated : counts_.dated);
  }

 private:
  PeriodCounts& counts_;
  const std::string prefix_{field("mentioned").prefix};
  std::unordered_map<std::string, std::optional<Period>> periods_;  // by term
};

void look_at_all(const IndexSet& indexes, const BoundQuery& query,
                 Xapian::MatchSpy& spy) {
  Xapian::Enquire enquire(indexes.all);
  enquire.set_query(plan_query(query));
  enquire.set_weighting_scheme(Xapian::BoolWeight());
  enquire.add_matchspy(&spy);
  (void)enquire.get_mset(0, 0, indexes.all.get_doccount());
}

}  // namespace

PeriodCounts count_published(const IndexSet& indexes, const BoundQuery& query) {
  PeriodCounts counts;
  DaySpy spy(counts);
  look_at_all(indexes, query, spy);
  counts.with[Precision::day] = counts.dated;
  return counts;
}

PeriodCounts count_mentioned(const IndexSet& indexes, const BoundQuery& query) {
  PeriodCounts counts;
  MentionSpy spy(counts);
  look_at_all(indexes, query, spy);
  return counts;
}

}  // namespace debrief
