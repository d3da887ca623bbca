// What is run for a question: a tree that Xapian understands, and that match_plan.h
// answers without it.
#pragma once

#include <xapian.h>

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "query/bound_query.h"

namespace debrief {

// A value: copies share what does not change. With Xapian's operators and their meaning,
// made and simplified as Xapian::Query is. One by default finds nothing.
class Plan {
 public:
  using Op = Xapian::Query::op;

  Plan() = default;

  // A term; an empty one: everything.
  explicit Plan(std::string term, Xapian::termcount wqf = 1);

  // AND, OR, FILTER, AND_NOT, AND_MAYBE, SYNONYM and, with WINDOW words, PHRASE and NEAR.
  Plan(Op op, std::vector<Plan> parts, Xapian::termcount window = 0);
  template <class Iterator>
  Plan(Op op, Iterator begin, Iterator end, Xapian::termcount window = 0)
      : Plan(op, std::vector<Plan>(begin, end), window) {}
  Plan(Op op, Plan first, Plan second)
      : Plan(op, std::vector<Plan>{std::move(first), std::move(second)}) {}

  // SCALE_WEIGHT, with FACTOR from 0.
  Plan(Op op, Plan scaled, double factor);

  // The briefs of one local database with these ids, ascending.
  static Plan numbers(std::vector<Xapian::docid> ids);

  // The briefs for which QUERY holds, which positions tell (span_source.h).
  static Plan spans(BoundQuery query);

  // The briefs that have TERM, without a score: a list that Xapian takes for no other
  // (mark_everywhere.h gives its source).
  static Plan unscored(std::string term, Xapian::Query source);

  // What only Xapian can run.
  static Plan only(Xapian::Query query);

  operator Xapian::Query() const;  // for whom Xapian runs it

  // LEAF_TERM, LEAF_MATCH_ALL, LEAF_MATCH_NOTHING, one of the operators above, or
  // LEAF_POSTING_SOURCE, which is numbers, spans or what only Xapian can run.
  Op op() const;

  // What it was made of; none of the others.
  const std::string& term() const { return node_->term; }
  Xapian::termcount wqf() const { return node_->wqf; }
  double factor() const { return node_->factor; }
  Xapian::termcount window() const { return node_->window; }
  const std::vector<Plan>& parts() const { return node_->parts; }
  const std::vector<Xapian::docid>* ids() const { return node_->ids.get(); }
  const BoundQuery* asked() const { return node_->asked.get(); }

 private:
  struct Node {
    Op op = Xapian::Query::LEAF_MATCH_NOTHING;
    std::string term;
    Xapian::termcount wqf = 1;
    Xapian::termcount window = 0;
    double factor = 1;
    std::vector<Plan> parts;
    std::shared_ptr<const std::vector<Xapian::docid>> ids;
    std::shared_ptr<const BoundQuery> asked;
    Xapian::Query xapian;  // a source
  };

  explicit Plan(Node node) : node_(std::make_shared<const Node>(std::move(node))) {}

  std::shared_ptr<const Node> node_;
};

}  // namespace debrief
