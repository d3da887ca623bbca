#include "query/plan_for_part.h"

#include <set>
#include <string_view>
#include <utility>
#include <vector>

namespace debrief {
namespace {

using Xapian::Query;

struct Names {
  std::set<std::string_view> all;
  std::set<std::string_view> own;  // of the part

  bool is_of_others(const Plan& plan) const {
    return plan.op() == Query::LEAF_TERM && all.contains(plan.term()) &&
           !own.contains(plan.term());
  }
};

// The names in an OR are side by side; what has none stays what it is.
Plan without_others(const Plan& plan, const Names& names) {
  if (plan.op() == Query::OP_OR) {
    std::vector<Plan> kept;
    for (const Plan& part : plan.parts())
      if (!names.is_of_others(part)) kept.push_back(without_others(part, names));
    if (kept.empty()) kept.push_back(plan.parts().front());
    return {Query::OP_OR, std::move(kept)};
  }
  if (plan.op() != Query::OP_FILTER && plan.op() != Query::OP_AND_MAYBE) return plan;
  std::vector<Plan> parts;
  for (const Plan& part : plan.parts()) parts.push_back(without_others(part, names));
  return {plan.op(), std::move(parts)};
}

}  // namespace

Plan plan_for_part(const Plan& plan, const NamedBriefs& named, std::size_t part,
                   std::size_t parts) {
  Names names;
  for (const auto& [id, term] : named) {
    names.all.insert(term);
    if ((id - 1) % parts == part) names.own.insert(term);
  }
  return named.empty() ? plan : without_others(plan, names);
}

}  // namespace debrief
