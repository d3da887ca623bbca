#include "query/one_edition_each.h"

#include <string>
#include <unordered_set>

#include "debrief/schema.h"
#include "query/plan_query.h"

namespace debrief {
namespace {

constexpr std::size_t id_size = 16;  // hexadecimal digits, the end of what date_slot has

}  // namespace

BoundQuery one_edition_each(const BoundQuery& query, const Xapian::Database& db,
                            Xapian::Enquire& enquire) {
  const std::string in_group(in_group_term);
  const Xapian::doccount most = db.get_termfreq(in_group);
  if (most == 0) return query;
  enquire.set_query({Xapian::Query::OP_FILTER, plan_query(query), Xapian::Query(in_group)});
  // Collapsed to all there are: so the keys come with the matches, from far away too.
  enquire.set_collapse_key(versions_slot, most);
  const Xapian::MSet matches = enquire.get_mset(0, most);
  enquire.set_collapse_key(Xapian::BAD_VALUENO);
  std::unordered_set<std::string> groups;
  BoundQuery behind;
  behind.op = BoundOp::brief;
  for (auto match = matches.begin(); match != matches.end(); ++match) {
    if (groups.insert(match.get_collapse_key()).second) continue;
    const std::string order = match.get_sort_key();
    if (order.size() >= id_size)
      behind.values.insert(order.substr(order.size() - id_size));
  }
  if (behind.values.empty()) return query;
  BoundQuery except;
  except.op = BoundOp::except;
  except.parts = {behind};
  BoundQuery rest;
  rest.op = BoundOp::both;
  rest.parts = {query, except};
  return rest;
}

}  // namespace debrief
