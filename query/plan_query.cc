#include "query/plan_query.h"

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <set>
#include <string>
#include <utility>

#include "debrief/periods.h"
#include "query/mark_everywhere.h"
#include "query/told_by.h"

namespace debrief {
namespace {

Plan everything() { return Plan(std::string()); }

std::vector<Plan> plan_each(const std::vector<BoundQuery>& parts,
                            Plan (*plan)(const BoundQuery&)) {
  std::vector<Plan> plans;
  for (const BoundQuery& part : parts) plans.push_back(plan(part));
  return plans;
}

// One of the words that may stand at a place. As one word for the score, however many
// they are. MARKED: those to be read otherwise.
Plan plan_place(const std::vector<std::string>& stems, const std::string& prefix,
                const EverywhereTerms& marked) {
  std::vector<Plan> words;
  for (const std::string& stem : stems)
    words.push_back(plan_unscored(prefix.empty() ? stem : term(prefix, stem), marked));
  if (words.size() == 1) return words.front();
  return {Xapian::Query::OP_SYNONYM, words.begin(), words.end()};
}

Plan plan_words(const BoundQuery& query, Xapian::Query::op op) {
  const std::string prefix(query.where == Where::title ? field("title").prefix : "");
  // Of words whose positions are asked for, Xapian reads the right lists.
  static const EverywhereTerms none;
  const bool is_marked =
      query.is_unscored && (op == Xapian::Query::OP_AND || query.words.size() == 1);
  std::vector<Plan> places;
  for (const auto& stems : query.words)
    places.push_back(plan_place(stems, prefix, is_marked ? query.everywhere : none));
  if (places.size() == 1) return places.front();
  if (op == Xapian::Query::OP_AND) return {op, places.begin(), places.end()};
  return {op, places.begin(), places.end(),
          static_cast<Xapian::termcount>(places.size())};
}

Plan plan_value(const BoundQuery& query) {
  std::vector<Plan> values;
  for (const std::string& value : query.values)
    values.push_back(plan_unscored(term(query.field->prefix, value), query.everywhere));
  return {Xapian::Query::OP_SCALE_WEIGHT,
          Plan(Xapian::Query::OP_OR, values.begin(), values.end()), 0.0};
}

// The briefs with one of the ids, told by the value that each brief has: with 30,000 ids
// an answer takes 0.06 s of processor time, and 0.33 s with a term looked up for each.
class IdSource : public Xapian::ValuePostingSource {
 public:
  explicit IdSource(const std::set<std::string>& ids)
      : Xapian::ValuePostingSource(date_slot), ids_(ids) {}

  void next(double least) override {
    Xapian::ValuePostingSource::next(least);
    pass_others(least);
  }
  void skip_to(Xapian::docid id, double least) override {
    Xapian::ValuePostingSource::skip_to(id, least);
    pass_others(least);
  }
  bool check(Xapian::docid id, double least) override {
    skip_to(id, least);
    return true;
  }
  IdSource* clone() const override { return new IdSource(ids_); }
  std::string get_description() const override {
    return fmt::format("({} briefs)", ids_.size());
  }

 private:
  void pass_others(double least) {
    while (!at_end() && ids_.count(std::string(id_in(get_value()))) == 0)
      Xapian::ValuePostingSource::next(least);
  }

  std::set<std::string> ids_;
};

Plan plan_briefs(const BoundQuery& query) {
  if (!query.numbers.empty() && !query.by_terms)
    return {Xapian::Query::OP_SCALE_WEIGHT, Plan::numbers(query.numbers), 0.0};
  if (query.values.size() > 1 && !query.by_terms)
    return {Xapian::Query::OP_SCALE_WEIGHT,
            Plan::only(Xapian::Query((new IdSource(query.values))->release())), 0.0};
  std::vector<Plan> ids;
  for (const std::string& id : query.values)
    ids.emplace_back(std::string(id_prefix) + id, 0);
  return {Xapian::Query::OP_OR, ids.begin(), ids.end()};
}

Plan plan_period(const BoundQuery& query) {
  std::vector<Plan> terms;
  for (const std::string& name : query.terms)
    terms.push_back(plan_unscored(name, query.everywhere));
  return {Xapian::Query::OP_SCALE_WEIGHT,
          Plan(Xapian::Query::OP_OR, terms.begin(), terms.end()), 0.0};
}

Plan plan_both(const std::vector<BoundQuery>& parts, Plan (*plan)(const BoundQuery&)) {
  std::vector<Plan> wanted;
  std::vector<Plan> unwanted;
  for (const BoundQuery& part : parts)
    if (part.op == BoundOp::except && plan == plan_query)
      unwanted.push_back(plan(part.parts.front()));
    else
      wanted.push_back(plan(part));
  Plan all = wanted.empty() ? everything()
                            : Plan(Xapian::Query::OP_AND, wanted.begin(), wanted.end());
  if (unwanted.empty()) return all;
  return {Xapian::Query::OP_AND_NOT, all,
          Plan(Xapian::Query::OP_OR, unwanted.begin(), unwanted.end())};
}

// Adds each choice of COUNT of PLANS from the one at `from` on, beside those in CHOSEN.
void add_choices(const std::vector<Plan>& plans, std::size_t from, std::size_t count,
                 std::vector<Plan>& chosen, std::vector<Plan>& choices) {
  if (count == 0) {
    choices.emplace_back(Xapian::Query::OP_AND, chosen.begin(), chosen.end());
    return;
  }
  for (std::size_t i = from; i + count <= plans.size(); ++i) {
    chosen.push_back(plans[i]);
    add_choices(plans, i + 1, count - 1, chosen, choices);
    chosen.pop_back();
  }
}

Plan plan_with(BoundQuery query, bool is_unscored) {
  query.is_unscored = is_unscored;
  return plan_query(query);
}

// The scores of all words, for the briefs that have enough of them.
Plan plan_at_least(const BoundQuery& query) {
  const auto plans = plan_each(query.parts, plan_query);
  std::vector<Plan> unscored;
  for (const BoundQuery& part : query.parts) unscored.push_back(plan_with(part, true));
  std::vector<Plan> chosen;
  std::vector<Plan> choices;
  add_choices(unscored, 0, query.count, chosen, choices);
  return {Xapian::Query::OP_FILTER,
          Plan(Xapian::Query::OP_OR, plans.begin(), plans.end()),
          Plan(Xapian::Query::OP_OR, choices.begin(), choices.end())};
}

Plan plan_either(const std::vector<BoundQuery>& parts, Plan (*plan)(const BoundQuery&)) {
  const auto plans = plan_each(parts, plan);
  return {Xapian::Query::OP_OR, plans.begin(), plans.end()};
}

// The scores of the candidates, for those the source lets through.
Plan plan_by_spans(const BoundQuery& query) {
  BoundQuery open = query;
  open.answers = nullptr;  // of this node: the source has them
  return {Xapian::Query::OP_FILTER, plan_candidates(open), Plan::spans(query)};
}

}  // namespace

Plan plan_query(const BoundQuery& query) {
  switch (query.op) {
    case BoundOp::all:
      return everything();
    case BoundOp::nothing:
      return {};
    case BoundOp::words:
      if (needs_spans(query) || (is_row(query) && !is_for_xapian(query)))
        return plan_by_spans(query);
      return plan_words(query, Xapian::Query::OP_PHRASE);
    case BoundOp::near: {
      if (!is_for_xapian(query)) return plan_by_spans(query);
      std::vector<Plan> words;  // of which positions are asked
      for (const BoundQuery& part : query.parts) words.push_back(plan_with(part, false));
      return {Xapian::Query::OP_NEAR, words.begin(), words.end(),
              static_cast<Xapian::termcount>(static_cast<std::size_t>(query.distance) +
                                             words.size() - 1)};
    }
    case BoundOp::value:
      return plan_value(query);
    case BoundOp::period:
      return plan_period(query);
    case BoundOp::both:
      return plan_both(query.parts, plan_query);
    case BoundOp::either:
      return plan_either(query.parts, plan_query);
    case BoundOp::brief:
      return plan_briefs(query);
    case BoundOp::except:
      return {Xapian::Query::OP_AND_NOT, everything(), plan_query(query.parts.front())};
    case BoundOp::at_least:
      return is_written_out(query) ? plan_at_least(query) : plan_by_spans(query);
    case BoundOp::claim:
      return plan_by_spans(query);
  }
  return {};
}

Plan plan_candidates(const BoundQuery& query) {
  if (query.answers != nullptr && is_row(query)) return plan_by_spans(query);
  switch (query.op) {
    case BoundOp::words:
      // Another part of the brief may hold the word; whether this one does, positions
      // say.
      return plan_words(
          query, is_for_xapian(query) ? Xapian::Query::OP_PHRASE : Xapian::Query::OP_AND);
    case BoundOp::near:
    case BoundOp::both:
    case BoundOp::claim:
      return plan_both(query.parts, plan_candidates);
    case BoundOp::either:
    case BoundOp::at_least:
      return plan_either(query.parts, plan_candidates);
    case BoundOp::except:
      if (query.parts.front().op == BoundOp::brief) return plan_query(query);
      return everything();  // it may hold in one claim and not in another
    default:
      return plan_query(query);
  }
}

}  // namespace debrief
