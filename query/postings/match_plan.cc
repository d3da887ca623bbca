#include "query/postings/match_plan.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "query/postings/plan_tree.h"
#include "query/postings/word_score.h"

namespace debrief {
namespace {

using Kind = PlanTree::Kind;
using Ids = std::vector<Xapian::docid>;

// Ids, each with a number: its score or how often a word occurs.
template <class Number>
struct Numbered {
  Ids ids;
  std::vector<Number> numbers;  // empty: all are 0

  bool has_numbers() const { return !numbers.empty(); }
  Number number(std::size_t i) const { return has_numbers() ? numbers[i] : 0; }
};
using Scored = Numbered<double>;
using Counted = Numbered<std::uint32_t>;

// A + B, where both are added up; IS_LED: of what A has.
template <class Number>
Numbered<Number> merged(Numbered<Number> a, Numbered<Number> b, bool is_led) {
  if (b.ids.empty() || (is_led && !b.has_numbers())) return a;
  if (a.ids.empty()) return is_led ? std::move(a) : std::move(b);
  const bool has_numbers = a.has_numbers() || b.has_numbers();
  Numbered<Number> sum;
  sum.ids.reserve(is_led ? a.ids.size() : std::max(a.ids.size(), b.ids.size()));
  if (has_numbers) sum.numbers.reserve(sum.ids.capacity());
  std::size_t i = 0;
  std::size_t j = 0;
  const auto add = [&](Xapian::docid id, Number number) {
    sum.ids.push_back(id);
    if (has_numbers) sum.numbers.push_back(number);
  };
  while (i < a.ids.size() && j < b.ids.size()) {
    if (a.ids[i] < b.ids[j]) {
      add(a.ids[i], a.number(i));
      ++i;
    } else if (a.ids[i] == b.ids[j]) {
      add(a.ids[i], a.number(i) + b.number(j));
      ++i;
      ++j;
    } else {
      if (!is_led) add(b.ids[j], b.number(j));
      ++j;
    }
  }
  for (; i < a.ids.size(); ++i) add(a.ids[i], a.number(i));
  for (; j < b.ids.size() && !is_led; ++j) add(b.ids[j], b.number(j));
  return sum;
}

// Of A what is in B, which has nothing else, with the scores of both.
Scored narrowed(Scored a, const Scored& b) {
  const bool has_scores = a.has_numbers() || b.has_numbers();
  Scored both;
  both.ids = b.ids;
  if (!has_scores) return both;
  both.numbers.reserve(b.ids.size());
  std::size_t i = 0;
  for (std::size_t j = 0; j < b.ids.size(); ++j) {
    while (a.ids[i] < b.ids[j]) ++i;
    both.numbers.push_back(a.number(i) + b.number(j));
  }
  return both;
}

Ids in_both(const Ids& few, const Ids& many) {
  Ids both;
  auto at = many.begin();
  for (const Xapian::docid id : few) {
    // By steps that double, as one list may be far longer.
    for (std::ptrdiff_t step = 1; at != many.end() && *at < id; step *= 2) {
      const auto far = std::min(step, many.end() - at);
      at = *(at + far - 1) < id ? at + far : std::lower_bound(at, at + far, id);
    }
    if (at != many.end() && *at == id) both.push_back(id);
  }
  return both;
}

class PlanMatcher {
 public:
  PlanMatcher(const std::vector<PartPostings*>& parts, std::size_t part)
      : part_(*parts[part]), collection_(all_of(parts)), length_factors_(collection_) {}

  // What TREE has, among these if they are given.
  Scored match(const PlanTree& tree, const Ids* among) {
    switch (tree.kind) {
      case Kind::everything:
        return {among != nullptr ? *among : part_.everything(), {}};
      case Kind::word:
        return match_word(tree, among);
      case Kind::ids:
        if (among == nullptr) return {*tree.ids, {}};
        return {among->size() < tree.ids->size() ? in_both(*among, *tree.ids)
                                                 : in_both(*tree.ids, *among),
                {}};
      case Kind::all_of:
        return match_all(tree, among);
      case Kind::either:
        return merged(match(tree.parts[0], among), match(tree.parts[1], among), false);
      case Kind::except:
        return match_except(tree, among);
      case Kind::maybe: {
        Scored first = match(tree.parts[0], among);
        Scored others = match(tree.parts[1], &first.ids);
        return merged(std::move(first), std::move(others), true);
      }
      case Kind::synonym:
        return scored(tree, count(tree.parts.front(), among), 1);
    }
    return {};
  }

 private:
  static ScoredCollection all_of(const std::vector<PartPostings*>& parts) {
    ScoredCollection all;
    for (const PartPostings* part : parts) {
      all.documents += part->documents();
      all.total_length += part->total_length();
    }
    return all;
  }

  Counted read(const PlanTree& word, const Ids* among) {
    const std::string& term = word.plan->term();
    Postings found =
        among == nullptr ? part_.all_of(term) : part_.list(term).among(*among);
    return {std::move(found.ids), std::move(found.counts)};
  }

  Scored match_word(const PlanTree& word, const Ids* among) {
    Counted found = read(word, among);
    if (word.factor == 0 || word.plan->wqf() == 0) return {std::move(found.ids), {}};
    return scored(word, std::move(found), word.plan->wqf());
  }

  // How often one of the words of a synonym occurs.
  Counted count(const PlanTree& tree, const Ids* among) {
    if (tree.kind == Kind::word) return read(tree, among);
    return merged(count(tree.parts[0], among), count(tree.parts[1], among), false);
  }

  Scored scored(const PlanTree& tree, Counted found, Xapian::termcount wqf) {
    Scored out;
    out.ids = std::move(found.ids);
    if (out.ids.empty()) return out;
    const WordScore score(collection_, tree.counts, wqf, tree.factor);
    const std::vector<std::uint32_t> lengths = part_.lengths(out.ids);
    out.numbers.resize(out.ids.size());
    for (std::size_t i = 0; i < lengths.size(); ++i) {
      std::uint32_t wdf = found.number(i);
      if (tree.kind == Kind::synonym) wdf = std::min(wdf, lengths[i]);
      out.numbers[i] = wdf == 0 ? 0 : score.of(wdf, length_factors_.of(lengths[i]));
    }
    return out;
  }

  Scored match_all(const PlanTree& all, const Ids* among) {
    Scored found = match(all.parts.front(), among);
    for (std::size_t i = 1; i < all.parts.size() && !found.ids.empty(); ++i) {
      const Scored next = match(all.parts[i], &found.ids);
      found = narrowed(std::move(found), next);
    }
    return found;
  }

  Scored match_except(const PlanTree& tree, const Ids* among) {
    Scored first = match(tree.parts[0], among);
    const Scored unwanted = match(tree.parts[1], &first.ids);
    if (unwanted.ids.empty()) return first;
    Scored rest;
    std::size_t j = 0;
    for (std::size_t i = 0; i < first.ids.size(); ++i) {
      if (j < unwanted.ids.size() && unwanted.ids[j] == first.ids[i]) {
        ++j;
        continue;
      }
      rest.ids.push_back(first.ids[i]);
      if (first.has_numbers()) rest.numbers.push_back(first.numbers[i]);
    }
    return rest;
  }

  PartPostings& part_;
  ScoredCollection collection_;
  LengthFactors length_factors_;
};

}  // namespace

std::optional<PlanMatches> match_plan(const Plan& plan,
                                      const std::vector<PartPostings*>& parts,
                                      std::size_t part, bool is_scored,
                                      const std::vector<Xapian::docid>* among) {
  if (plan.op() == Xapian::Query::LEAF_MATCH_NOTHING) return PlanMatches{};
  const auto tree = arrange_plan(plan, parts, part, is_scored);
  if (!tree) return std::nullopt;
  Scored found = PlanMatcher(parts, part).match(*tree, among);
  return PlanMatches{std::move(found.ids), std::move(found.numbers)};
}

}  // namespace debrief
