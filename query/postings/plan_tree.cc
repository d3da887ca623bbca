#include "query/postings/plan_tree.h"

#include <algorithm>
#include <utility>

namespace debrief {
namespace {

using Kind = PlanTree::Kind;
using Xapian::Query;

// In at least one of two, if they have nothing to do with each other.
double in_either(double a, double b, double all) { return a + b - a * b / all; }

bool has_more(const PlanTree& a, const PlanTree& b) { return a.estimate > b.estimate; }
bool has_fewer(const PlanTree& a, const PlanTree& b) { return a.estimate < b.estimate; }

Xapian::doccount rounded(double n) { return static_cast<Xapian::doccount>(n + 0.5); }

class PlanArranger {
 public:
  PlanArranger(const std::vector<PartPostings*>& parts, std::size_t part)
      : parts_(parts), part_(part), documents_(parts[part]->documents()) {
    for (const PartPostings* each : parts) {
      all_documents_ += each->documents();
      all_length_ += static_cast<double>(each->total_length());
    }
  }

  // Nothing: only Xapian can run it.
  std::optional<PlanTree> arrange(const Plan& plan, double factor) {
    switch (plan.op()) {
      case Query::LEAF_TERM:
        return word(plan, factor);
      case Query::LEAF_MATCH_ALL:
        return leaf(Kind::everything, documents_);
      case Query::LEAF_POSTING_SOURCE:
        return source(plan);
      case Query::OP_SCALE_WEIGHT:
        return arrange(plan.parts().front(), factor * plan.factor());
      case Query::OP_AND:
      case Query::OP_FILTER:
        return all_of(plan, factor);
      case Query::OP_AND_NOT:
        return led(Kind::except, plan, factor, 0);
      case Query::OP_AND_MAYBE:
        if (factor == 0) return arrange(plan.parts().front(), 0);
        return led(Kind::maybe, plan, factor, factor);
      case Query::OP_OR:
        return either(plan, factor);
      case Query::OP_SYNONYM:
        return synonym(plan, factor);
      default:
        return std::nullopt;
    }
  }

 private:
  static PlanTree leaf(Kind kind, std::size_t estimate) {
    PlanTree tree;
    tree.kind = kind;
    tree.estimate = static_cast<Xapian::doccount>(estimate);
    return tree;
  }

  PlanTree word(const Plan& plan, double factor) const {
    const TermCounts own = parts_[part_]->counts(plan.term());
    PlanTree tree = leaf(Kind::word, own.documents);
    tree.plan = &plan;
    tree.factor = factor;
    if (factor != 0 || is_in_synonym_) tree.counts = in_all_parts(plan.term(), own);
    return tree;
  }

  TermCounts in_all_parts(const std::string& term, TermCounts counts) const {
    for (std::size_t i = 0; i < parts_.size(); ++i) {
      if (i == part_) continue;
      const TermCounts more = parts_[i]->counts(term);
      counts.documents += more.documents;
      counts.occurrences += more.occurrences;
    }
    return counts;
  }

  // The briefs for which positions tell that it holds, if PLAN is that.
  const std::vector<Xapian::docid>* answers(const Plan& plan) const {
    const BoundQuery* asked = plan.asked();
    if (asked == nullptr || asked->answers == nullptr) return nullptr;
    const auto known = asked->answers->find(parts_[part_]->key());
    return known != asked->answers->end() ? &known->second : nullptr;
  }

  std::optional<PlanTree> source(const Plan& plan) const {
    const std::vector<Xapian::docid>* ids = plan.ids();
    if (ids == nullptr) ids = answers(plan);
    if (ids == nullptr) return std::nullopt;
    PlanTree tree = leaf(Kind::ids, ids->size());
    tree.ids = ids;
    return tree;
  }

  // What all of a plan must match, and beside it what must not and what may.
  struct Conditions {
    std::vector<PlanTree> wanted;
    std::vector<PlanTree> unwanted;
    std::vector<PlanTree> maybe;
  };

  // Those below others of the kind stand beside them, where something else must match.
  bool gather_all(const Plan& plan, double factor, Conditions& all) {
    switch (plan.op()) {
      case Query::OP_AND:
      case Query::OP_FILTER:
        for (const Plan& part : plan.parts()) {
          // What positions tell has the words that it is told of, whose lists need not be
          // read unless there is a score.
          if (plan.op() == Query::OP_FILTER && factor == 0 &&
              &part != &plan.parts().back() && answers(plan.parts().back()) != nullptr)
            continue;
          if (!gather_all(part, factor, all)) return false;
          if (plan.op() == Query::OP_FILTER) factor = 0;
        }
        return true;
      case Query::OP_AND_NOT:
        return gather_all(plan.parts().front(), factor, all) &&
               gather_either(plan, 1, 0, all.unwanted);
      case Query::OP_AND_MAYBE:
        return gather_all(plan.parts().front(), factor, all) &&
               (factor == 0 || gather_either(plan, 1, factor, all.maybe));
      default:
        break;
    }
    auto tree = arrange(plan, factor);
    if (!tree) return false;
    all.wanted.push_back(*std::move(tree));
    return true;
  }

  std::optional<PlanTree> all_of(const Plan& plan, double factor) {
    Conditions conditions;
    if (!gather_all(plan, factor, conditions)) return std::nullopt;
    const std::vector<PlanTree>& wanted = conditions.wanted;
    PlanTree all = leaf(Kind::all_of, 0);
    all.parts.resize(wanted.size());
    std::partial_sort_copy(wanted.begin(), wanted.end(), all.parts.begin(),
                           all.parts.end(), has_fewer);
    double estimate = all.parts.front().estimate;
    for (std::size_t i = 1; i < all.parts.size() && documents_ != 0; ++i)
      estimate = estimate * all.parts[i].estimate / documents_;
    all.estimate = rounded(estimate);
    if (!conditions.unwanted.empty())
      all = led(Kind::except, std::move(all), any_of(std::move(conditions.unwanted)));
    if (!conditions.maybe.empty())
      all = led(Kind::maybe, std::move(all), any_of(std::move(conditions.maybe)));
    return all;
  }

  bool gather_either(const Plan& plan, std::size_t from, double factor,
                     std::vector<PlanTree>& trees) {
    for (std::size_t i = from; i < plan.parts().size(); ++i) {
      const Plan& part = plan.parts()[i];
      if (part.op() == Query::OP_OR) {
        if (!gather_either(part, 0, factor, trees)) return false;
        continue;
      }
      auto tree = arrange(part, factor);
      if (!tree) return false;
      trees.push_back(*std::move(tree));
    }
    return true;
  }

  std::optional<PlanTree> either(const Plan& plan, double factor) {
    std::vector<PlanTree> trees;
    if (!gather_either(plan, 0, factor, trees)) return std::nullopt;
    return any_of(std::move(trees));
  }

  // Two by two, the rarest first, as in Huffman's code.
  PlanTree any_of(std::vector<PlanTree> heap) const {
    std::make_heap(heap.begin(), heap.end(), has_more);
    while (heap.size() > 1) {
      std::pop_heap(heap.begin(), heap.end(), has_more);
      PlanTree rarer = std::move(heap.back());
      heap.pop_back();
      std::pop_heap(heap.begin(), heap.end(), has_more);
      heap.back() = pair(std::move(heap.back()), std::move(rarer));
      std::push_heap(heap.begin(), heap.end(), has_more);
    }
    return std::move(heap.front());
  }

  PlanTree pair(PlanTree a, PlanTree b) const {
    PlanTree both = leaf(Kind::either, 0);
    if (documents_ != 0)
      both.estimate = rounded(in_either(a.estimate, b.estimate, documents_));
    if (is_in_synonym_) {
      both.counts.documents =
          rounded(in_either(a.counts.documents, b.counts.documents, all_documents_));
      both.counts.occurrences = static_cast<Xapian::termcount>(
          in_either(static_cast<double>(a.counts.occurrences),
                    static_cast<double>(b.counts.occurrences), all_length_) +
          0.5);
    }
    both.parts.push_back(std::move(a));
    both.parts.push_back(std::move(b));
    return both;
  }

  std::optional<PlanTree> led(Kind kind, const Plan& plan, double factor,
                              double others_factor) {
    auto first = arrange(plan.parts().front(), factor);
    std::vector<PlanTree> others;
    if (!first || !gather_either(plan, 1, others_factor, others)) return std::nullopt;
    return led(kind, *std::move(first), any_of(std::move(others)));
  }

  // OTHERS take briefs away from FIRST, or add to their scores.
  PlanTree led(Kind kind, PlanTree first, PlanTree others) const {
    PlanTree tree = leaf(kind, first.estimate);
    if (kind == Kind::except && documents_ != 0)
      tree.estimate = rounded(first.estimate *
                              (1.0 - static_cast<double>(others.estimate) / documents_));
    tree.parts.push_back(std::move(first));
    tree.parts.push_back(std::move(others));
    return tree;
  }

  // With a score: of terms only.
  std::optional<PlanTree> synonym(const Plan& plan, double factor) {
    if (factor == 0) return either(plan, 0);
    const bool are_words =
        std::all_of(plan.parts().begin(), plan.parts().end(),
                    [](const Plan& part) { return part.op() == Query::LEAF_TERM; });
    if (!are_words) return std::nullopt;
    is_in_synonym_ = true;
    auto words = either(plan, 0);
    is_in_synonym_ = false;
    PlanTree tree = leaf(Kind::synonym, words->estimate);
    tree.factor = factor;
    tree.counts = words->counts;
    tree.parts.push_back(*std::move(words));
    return tree;
  }

  const std::vector<PartPostings*>& parts_;
  std::size_t part_;
  Xapian::doccount documents_;
  double all_documents_ = 0;
  double all_length_ = 0;
  bool is_in_synonym_ = false;
};

}  // namespace

std::optional<PlanTree> arrange_plan(const Plan& plan,
                                     const std::vector<PartPostings*>& parts,
                                     std::size_t part, bool is_scored) {
  return PlanArranger(parts, part).arrange(plan, is_scored ? 1 : 0);
}

}  // namespace debrief
