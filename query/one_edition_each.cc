#include "query/one_edition_each.h"

#include <string>
#include <unordered_set>
#include <vector>

#include "debrief/schema.h"

namespace debrief {
namespace {

constexpr std::size_t id_size = 16;  // hexadecimal digits, the end of what date_slot has

}  // namespace

Xapian::Query one_edition_each(const Xapian::Query& query, const Xapian::Database& db,
                               Xapian::Enquire& enquire) {
  const std::string in_group(in_group_term);
  const Xapian::doccount most = db.get_termfreq(in_group);
  if (most == 0) return query;
  enquire.set_query({Xapian::Query::OP_FILTER, query, Xapian::Query(in_group)});
  // Collapsed to all there are: so the keys come with the matches, from far away too.
  enquire.set_collapse_key(versions_slot, most);
  const Xapian::MSet matches = enquire.get_mset(0, most);
  enquire.set_collapse_key(Xapian::BAD_VALUENO);
  std::unordered_set<std::string> groups;
  std::vector<Xapian::Query> behind;
  for (auto match = matches.begin(); match != matches.end(); ++match) {
    if (groups.insert(match.get_collapse_key()).second) continue;
    const std::string order = match.get_sort_key();
    if (order.size() < id_size) continue;
    behind.emplace_back(std::string(id_prefix) + order.substr(order.size() - id_size));
  }
  if (behind.empty()) return query;
  return {Xapian::Query::OP_AND_NOT, query,
          Xapian::Query(Xapian::Query::OP_OR, behind.begin(), behind.end())};
}

}  // namespace debrief
