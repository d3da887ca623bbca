#include "query/find_matches.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>

#include "query/postings/match_plan.h"
#include "query/set_plain_scores.h"

namespace debrief {
namespace {

// Takes down every match and accepts none, so that nothing is weighed, sorted or kept.
class Collector : public Xapian::MatchDecider {
 public:
  explicit Collector(std::vector<Xapian::docid>& ids) : ids_(ids) {}
  bool operator()(const Xapian::Document& document) const override {
    ids_.push_back(document.get_docid());
    return false;
  }

 private:
  std::vector<Xapian::docid>& ids_;
};

}  // namespace

std::vector<Xapian::docid> find_ids(const IndexSet& indexes, std::size_t part,
                                    const Plan& plan) {
  if (const auto& postings = indexes.part_postings(); !postings.empty())
    if (auto matches = match_plan(plan, postings, part, false))
      return std::move(matches->ids);
  return find_ids(indexes.parts[part], plan);
}

std::vector<Xapian::docid> find_ids(const Xapian::Database& db, const Plan& plan) {
  std::vector<Xapian::docid> ids;
  const bool is_all = plan.op() == Xapian::Query::LEAF_MATCH_ALL;
  if (is_all || plan.op() == Xapian::Query::LEAF_TERM) {
    const std::string& name = plan.term();
    ids.reserve(is_all ? db.get_doccount() : db.get_termfreq(name));
    for (auto posting = db.postlist_begin(name); posting != db.postlist_end(name);
         ++posting)
      ids.push_back(*posting);
    return ids;
  }
  const Collector collector(ids);
  Xapian::Enquire enquire(db);
  enquire.set_query(plan);
  set_no_scores(enquire, db);
  enquire.set_docid_order(Xapian::Enquire::ASCENDING);
  (void)enquire.get_mset(0, 0, db.get_doccount(), nullptr, &collector);
  if (!std::is_sorted(ids.begin(), ids.end())) std::sort(ids.begin(), ids.end());
  return ids;
}

Matches find_matches(const IndexSet& indexes, const Plan& plan) {
  Matches matches;
  for (std::size_t i = 0; i < indexes.parts.size(); ++i) {
    const Xapian::Database& part = indexes.parts[i];
    PartMatches& found = matches.parts.emplace_back();
    found.all = plan.op() == Xapian::Query::LEAF_MATCH_ALL;
    if (!found.all) found.ids = find_ids(indexes, i, plan);
    // Later steps are quicker when they know that it is everything.
    if (found.ids.size() == part.get_doccount()) found.all = true;
    if (found.all) found.ids.clear();
    matches.size += found.all ? part.get_doccount() : found.ids.size();
  }
  return matches;
}

std::vector<Xapian::docid> ids_in_all(const IndexSet& indexes, const Matches& matches) {
  std::vector<Xapian::docid> ids;
  ids.reserve(matches.size);
  for (std::size_t part = 0; part < matches.parts.size(); ++part) {
    const PartMatches& found = matches.parts[part];
    const auto add = [&](const std::vector<Xapian::docid>& those) {
      for (const Xapian::docid id : those) ids.push_back(matches.id_in_all(part, id));
    };
    if (!found.all) add(found.ids);
    if (!found.all) continue;
    const auto everything = find_ids(indexes, part, Plan(std::string()));
    std::vector<Xapian::docid> those;
    std::set_difference(everything.begin(), everything.end(), found.but.begin(),
                        found.but.end(), std::back_inserter(those));
    add(those);
  }
  std::sort(ids.begin(), ids.end());
  return ids;
}

void take_out(const std::vector<Xapian::docid>& numbers, Matches& matches) {
  if (numbers.empty()) return;
  PartMatches& found = matches.parts.front();
  if (found.all) {
    found.but = numbers;
    matches.size -= numbers.size();
    return;
  }
  auto kept = found.ids.begin();
  auto from = kept;
  for (const Xapian::docid number : numbers) {
    const auto to = std::lower_bound(from, found.ids.end(), number);
    kept = kept == from ? to : std::move(from, to, kept);
    from = to;
    if (from != found.ids.end() && *from == number) ++from;
  }
  if (kept != from)
    found.ids.erase(std::move(from, found.ids.end(), kept), found.ids.end());
  matches.size = found.ids.size();
}

Matches matches_of(const IndexSet& indexes, const std::vector<Xapian::docid>& ids) {
  Matches matches;
  matches.parts.resize(indexes.parts.size());
  matches.size = ids.size();
  for (const Xapian::docid id : ids)
    matches.parts[(id - 1) % matches.parts.size()].ids.push_back(
        static_cast<Xapian::docid>((id - 1) / matches.parts.size() + 1));
  return matches;
}

}  // namespace debrief
