#include "query/join_parts.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "debrief/schema.h"

namespace debrief {
namespace {

// True for what no word has to match: it narrows the answer and does not rank it.
bool is_filter(const Query& query) {
  switch (query.op) {
    case Op::value:
    case Op::period:
    case Op::except:
      return true;
    case Op::prefix:
      return !query.field.empty() && field(query.field).kind == FieldKind::name;
    case Op::both:
    case Op::either:
    case Op::claim:
      return std::all_of(query.parts.begin(), query.parts.end(), is_filter);
    default:
      return false;
  }
}

}  // namespace

Query join_parts(Op op, std::vector<Query> parts) {
  if (parts.size() == 1) return std::move(parts.front());
  Query joined;
  joined.op = op;
  joined.at = parts.front().at;
  std::size_t end = 0;
  for (Query& part : parts) {
    joined.at = std::min(joined.at, part.at);
    end = std::max(end, part.at + part.length);
    if (part.op == op)
      std::move(part.parts.begin(), part.parts.end(), std::back_inserter(joined.parts));
    else
      joined.parts.push_back(std::move(part));
  }
  joined.length = end - joined.at;
  return joined;
}

Query join_any(std::vector<Query> parts) {
  const auto words = std::stable_partition(parts.begin(), parts.end(), is_filter);
  std::vector<Query> all(std::make_move_iterator(parts.begin()),
                         std::make_move_iterator(words));
  std::vector<Query> any(std::make_move_iterator(words),
                         std::make_move_iterator(parts.end()));
  if (!any.empty()) all.push_back(join_parts(Op::either, std::move(any)));
  return join_parts(Op::both, std::move(all));
}

}  // namespace debrief
