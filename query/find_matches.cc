#include "query/find_matches.h"

#include <algorithm>
#include <string>
#include <utility>

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

std::vector<Xapian::docid> find_ids(const Xapian::Database& db,
                                    const Xapian::Query& query) {
  std::vector<Xapian::docid> ids;
  const bool is_all = query.get_type() == Xapian::Query::LEAF_MATCH_ALL;
  if (is_all || query.get_type() == Xapian::Query::LEAF_TERM) {
    const std::string name = is_all ? "" : *query.get_unique_terms_begin();
    ids.reserve(is_all ? db.get_doccount() : db.get_termfreq(name));
    for (auto posting = db.postlist_begin(name); posting != db.postlist_end(name);
         ++posting)
      ids.push_back(*posting);
    return ids;
  }
  const Collector collector(ids);
  Xapian::Enquire enquire(db);
  enquire.set_query(query);
  set_no_scores(enquire, db);
  enquire.set_docid_order(Xapian::Enquire::ASCENDING);
  (void)enquire.get_mset(0, 0, db.get_doccount(), nullptr, &collector);
  if (!std::is_sorted(ids.begin(), ids.end())) std::sort(ids.begin(), ids.end());
  return ids;
}

Matches find_matches(const IndexSet& indexes, const Xapian::Query& query) {
  Matches matches;
  for (const Xapian::Database& part : indexes.parts) {
    PartMatches& found = matches.parts.emplace_back();
    found.all = query.get_type() == Xapian::Query::LEAF_MATCH_ALL;
    if (!found.all) found.ids = find_ids(part, query);
    // Later steps are quicker when they know that it is everything.
    if (found.ids.size() == part.get_doccount()) found.all = true;
    if (found.all) found.ids.clear();
    matches.size += found.all ? part.get_doccount() : found.ids.size();
  }
  return matches;
}

void take_out(const IndexSet& indexes, const std::vector<Xapian::docid>& numbers,
              Matches& matches) {
  if (numbers.empty()) return;
  PartMatches& found = matches.parts.front();
  if (found.all)
    found.ids = find_ids(indexes.parts.front(), Xapian::Query(std::string()));
  found.all = false;
  auto number = numbers.begin();
  auto kept = found.ids.begin();
  for (const Xapian::docid id : found.ids) {
    while (number != numbers.end() && *number < id) ++number;
    if (number == numbers.end() || *number != id) *kept++ = id;
  }
  found.ids.erase(kept, found.ids.end());
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
