#include "query/one_edition_each.h"

#include <algorithm>
#include <string>
#include <unordered_set>
#include <utility>
#include <vector>

#include "debrief/schema.h"

namespace debrief {
namespace {

constexpr std::size_t id_size = 16;  // hexadecimal digits, the end of what date_slot has

// Documents by number: thousands of them cost far less than as many terms do.
class IdSource : public Xapian::PostingSource {
 public:
  explicit IdSource(std::vector<Xapian::docid> sorted) : ids_(std::move(sorted)) {}

  void init(const Xapian::Database&) override { next_ = 0; }
  Xapian::doccount get_termfreq_min() const override { return get_termfreq_est(); }
  Xapian::doccount get_termfreq_est() const override {
    return static_cast<Xapian::doccount>(ids_.size());
  }
  Xapian::doccount get_termfreq_max() const override { return get_termfreq_est(); }
  void next(double) override { ++next_; }
  void skip_to(Xapian::docid id, double) override {
    const auto from = ids_.begin() + static_cast<std::ptrdiff_t>(next_ - (next_ != 0));
    next_ =
        static_cast<std::size_t>(std::lower_bound(from, ids_.end(), id) - ids_.begin()) +
        1;
  }
  bool at_end() const override { return next_ > ids_.size(); }
  Xapian::docid get_docid() const override { return ids_[next_ - 1]; }
  IdSource* clone() const override { return new IdSource(ids_); }  // Xapian asks for it

 private:
  std::vector<Xapian::docid> ids_;
  std::size_t next_ = 0;  // from 1: where it stands; 0: before the first
};

// What stands behind a better match of its group.
struct Behind {
  std::vector<Xapian::docid> documents;
  std::vector<std::string> ids;
};

Behind behind_others(const Xapian::MSet& matches) {
  Behind behind;
  std::unordered_set<std::string> groups;
  for (auto match = matches.begin(); match != matches.end(); ++match) {
    if (groups.insert(match.get_collapse_key()).second) continue;
    const std::string order = match.get_sort_key();
    behind.documents.push_back(*match);
    behind.ids.push_back(order.substr(order.size() - std::min(order.size(), id_size)));
  }
  std::sort(behind.documents.begin(), behind.documents.end());
  return behind;
}

// A source knows the numbers in one database here; terms go everywhere.
Xapian::Query query_of(Behind behind, const IndexSet& indexes) {
  if (indexes.parts.size() == 1 && !indexes.is_remote)
    return Xapian::Query((new IdSource(std::move(behind.documents)))->release());
  std::vector<Xapian::Query> terms;
  for (const std::string& id : behind.ids)
    terms.emplace_back(std::string(id_prefix) + id);
  return {Xapian::Query::OP_OR, terms.begin(), terms.end()};
}

}  // namespace

Xapian::Query one_edition_each(const Xapian::Query& query, const IndexSet& indexes,
                               Xapian::Enquire& enquire) {
  const std::string in_group(in_group_term);
  const Xapian::doccount most = indexes.all.get_termfreq(in_group);
  if (most == 0) return query;
  enquire.set_query({Xapian::Query::OP_FILTER, query, Xapian::Query(in_group)});
  // Collapsed to all there are: so the keys come with the matches, from far away too.
  enquire.set_collapse_key(versions_slot, most);
  Behind behind = behind_others(enquire.get_mset(0, most));
  enquire.set_collapse_key(Xapian::BAD_VALUENO);
  if (behind.documents.empty()) return query;
  return {Xapian::Query::OP_AND_NOT, query, query_of(std::move(behind), indexes)};
}

}  // namespace debrief
