#include "query/one_edition_each.h"

#include <xapian.h>

#include <algorithm>
#include <string>
#include <unordered_set>
#include <utility>

#include "debrief/schema.h"
#include "query/plan_query.h"
#include "query/set_order.h"

namespace debrief {
namespace {

constexpr std::size_t id_size = 16;  // hexadecimal digits, the end of what date_slot has

// What stands behind a better match of its group.
BoundQuery behind_others(const Xapian::MSet& matches) {
  BoundQuery behind;
  behind.op = BoundOp::brief;
  std::unordered_set<std::string> groups;
  for (auto match = matches.begin(); match != matches.end(); ++match) {
    if (groups.insert(match.get_collapse_key()).second) continue;
    const std::string order = match.get_sort_key();
    behind.values.insert(order.substr(order.size() - std::min(order.size(), id_size)));
  }
  return behind;
}

}  // namespace

BoundQuery one_edition_each(const IndexSet& indexes, const BoundQuery& query, Sort sort) {
  const std::string in_group(in_group_term);
  const Xapian::doccount most = indexes.all.get_termfreq(in_group);
  if (most == 0) return query;
  Xapian::Enquire enquire(indexes.all);
  const auto keys = set_order(enquire, sort);
  enquire.set_query(
      {Xapian::Query::OP_FILTER, plan_query(query), Xapian::Query(in_group)});
  // Collapsed to all there are: so the keys come with the matches, from far away too.
  enquire.set_collapse_key(versions_slot, most);
  BoundQuery behind = behind_others(enquire.get_mset(0, most));
  if (behind.values.empty()) return query;
  behind.by_terms = indexes.is_remote;
  BoundQuery except;
  except.op = BoundOp::except;
  except.parts.push_back(std::move(behind));
  BoundQuery rest;
  rest.op = BoundOp::both;
  rest.parts = {query, std::move(except)};
  return rest;
}

}  // namespace debrief
