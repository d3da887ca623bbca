#include "query/plan.h"

#include <algorithm>

#include "query/number_source.h"
#include "query/span_source.h"

namespace debrief {
namespace {

using Op = Plan::Op;
using Xapian::Query;

bool is_nothing(const Plan& plan) { return plan.op() == Query::LEAF_MATCH_NOTHING; }

// All parts must match.
bool is_and_like(Op op) {
  return op == Query::OP_AND || op == Query::OP_FILTER || op == Query::OP_PHRASE ||
         op == Query::OP_NEAR;
}

// One part is enough.
bool is_or_like(Op op) { return op == Query::OP_OR || op == Query::OP_SYNONYM; }

// The first decides, the others do not matter when they are not there.
bool is_led(Op op) { return op == Query::OP_AND_NOT || op == Query::OP_AND_MAYBE; }

// Without the parts that find nothing and change nothing.
std::vector<Plan> kept_parts(Op op, std::vector<Plan> parts) {
  if (parts.empty()) return parts;
  if (is_and_like(op) && std::any_of(parts.begin(), parts.end(), is_nothing)) return {};
  if (is_led(op) && is_nothing(parts.front())) return {};
  parts.erase(std::remove_if(parts.begin(), parts.end(), is_nothing), parts.end());
  return parts;
}

// A single part stands for itself, but in a synonym it is scored as a word.
bool is_part_itself(Op op, const std::vector<Plan>& parts) {
  if (parts.size() != 1) return false;
  const Op only = parts.front().op();
  return op != Query::OP_SYNONYM || only == Query::LEAF_TERM ||
         only == Query::LEAF_MATCH_ALL || only == Query::OP_SYNONYM;
}

}  // namespace

Plan::Plan(std::string term, Xapian::termcount wqf) {
  Node node;
  node.op = term.empty() ? Query::LEAF_MATCH_ALL : Query::LEAF_TERM;
  node.term = std::move(term);
  node.wqf = wqf;
  *this = Plan(std::move(node));
}

Plan::Plan(Op op, std::vector<Plan> parts, Xapian::termcount window) {
  if (!is_and_like(op) && !is_or_like(op) && !is_led(op))
    throw Xapian::InvalidArgumentError("no operator of a plan");
  parts = kept_parts(op, std::move(parts));
  if (parts.empty()) return;
  if (is_part_itself(op, parts)) {
    node_ = parts.front().node_;
    return;
  }
  Node node;
  node.op = op;
  node.parts = std::move(parts);
  node.window = window;
  *this = Plan(std::move(node));
}

Plan::Plan(Op op, Plan scaled, double factor) {
  if (is_nothing(scaled)) return;
  Node node;
  node.op = op;
  node.parts.push_back(std::move(scaled));
  node.factor = factor;
  *this = Plan(std::move(node));
}

Plan Plan::numbers(std::vector<Xapian::docid> ids) {
  Node node;
  node.op = Query::LEAF_POSTING_SOURCE;
  node.ids = std::make_shared<const std::vector<Xapian::docid>>(std::move(ids));
  return Plan(std::move(node));
}

Plan Plan::spans(BoundQuery query) {
  Node node;
  node.op = Query::LEAF_POSTING_SOURCE;
  node.asked = std::make_shared<const BoundQuery>(std::move(query));
  return Plan(std::move(node));
}

Plan Plan::unscored(std::string term, Query source) {
  Node node;
  node.op = Query::LEAF_TERM;
  node.term = std::move(term);
  node.wqf = 0;
  node.xapian = std::move(source);
  return Plan(std::move(node));
}

Plan Plan::only(Query query) {
  Node node;
  node.op = Query::LEAF_POSTING_SOURCE;
  node.xapian = std::move(query);
  return Plan(std::move(node));
}

Plan::Op Plan::op() const {
  return node_ != nullptr ? node_->op : Query::LEAF_MATCH_NOTHING;
}

Plan::operator Query() const {
  if (is_nothing(*this)) return Query::MatchNothing;
  if (!node_->xapian.empty()) return node_->xapian;
  if (node_->ids != nullptr) return Query((new NumberSource(*node_->ids))->release());
  if (node_->asked != nullptr) return Query((new SpanSource(*node_->asked))->release());
  switch (node_->op) {
    case Query::LEAF_TERM:
    case Query::LEAF_MATCH_ALL:  // not Query::MatchAll, whose shared counter is no good
      return Query(node_->term, node_->wqf);
    case Query::OP_SCALE_WEIGHT:
      return Query(node_->op, Query(node_->parts.front()), node_->factor);
    default:
      return Query(node_->op, node_->parts.begin(), node_->parts.end(), node_->window);
  }
}

}  // namespace debrief
