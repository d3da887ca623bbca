#include "query/match_here.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <utility>

#include "debrief/error.h"
#include "debrief/list_piece.h"
#include "query/far_part.h"
#include "query/find_matches.h"
#include "query/find_rows.h"
#include "query/kept_columns.h"
#include "query/postings/match_plan.h"
#include "query/set_plain_scores.h"

namespace debrief {
namespace {

// Of more, servers find what is asked while this would still wait for lists.
constexpr std::size_t most_postings = std::size_t{1} << 22U;
constexpr std::size_t most_terms = 64;

// What match_plan.h runs where the lists of TERMS are known, and no others (of ids of
// briefs, of which there may be many) are asked for. Nor is that of all briefs, which is
// not known where numbers are missing.
bool is_of_lists(const Plan& plan, const IndexSet& indexes,
                 const std::set<std::string>& terms) {
  using Q = Xapian::Query;
  switch (plan.op()) {
    case Q::LEAF_TERM:
      return terms.count(plan.term()) != 0;
    case Q::LEAF_MATCH_ALL:
      return !has_gaps(indexes);
    case Q::OP_PHRASE:
    case Q::OP_NEAR:
      return can_find_rows(plan, indexes.far);
    case Q::OP_AND:
    case Q::OP_FILTER:
    case Q::OP_AND_NOT:
    case Q::OP_AND_MAYBE:
    case Q::OP_OR:
    case Q::OP_SYNONYM:
    case Q::OP_SCALE_WEIGHT:
      return std::all_of(plan.parts().begin(), plan.parts().end(), [&](const Plan& part) {
        return is_of_lists(part, indexes, terms);
      });
    default:
      return false;
  }
}

// All lists of TERMS; nothing: some are not whole.
std::vector<std::unique_ptr<PartPostings>> postings_of(
    const IndexSet& indexes, const KeptOrder& order, const std::set<std::string>& terms) {
  std::vector<std::unique_ptr<PartPostings>> postings;
  for (std::size_t i = 0; i < indexes.far.size(); ++i) {
    const FarPart& part = *indexes.far[i];
    SentLists lists;
    for (const std::string& term : terms) {
      auto list = part.list(term);
      if (!list) return {};
      lists[term] = *std::move(list);
    }
    postings.push_back(PartPostings::sent(fmt::format("served {}", i), part.briefs(),
                                          part.last_id(), part.total_length(),
                                          std::move(lists), order.lengths(i)));
  }
  return postings;
}

// A match, by what it is put in order by.
struct Candidate {
  Xapian::docid id = 0;
  double score = 0;
  std::uint32_t place = 0;
};

// Keeps the first of what it is given.
class FirstKeeper {
 public:
  FirstKeeper(const FarQuestion& question, const KeptOrder& order)
      : question_(question), order_(order), most_(most_sent(question)) {}

  // Nearly all of many come too late, as their scores or places tell.
  bool comes_too_late(double score) const { return most_ == 0 || score < last_.score; }

  void add(Xapian::docid id, double score) {
    if (comes_too_late(score)) return;
    const std::uint32_t place = question_.by_value ? order_.place(id) : 0;
    const bool is_behind =
        question_.highest_first ? place < last_.place : place > last_.place;
    if (has_last_ && is_behind && score == last_.score) return;
    const Candidate next{id, score, place};
    if (has_last_ && !is_before(next, last_)) return;
    first_.push_back(next);
    if (first_.size() / 2 >= most_) cut();
  }

  // They are cut, in no order.
  std::vector<Candidate> first() && {
    if (first_.size() > most_) cut();
    return std::move(first_);
  }

 private:
  bool is_before(const Candidate& a, const Candidate& b) const {
    if (a.score != b.score) return a.score > b.score;
    if (a.place != b.place) return (a.place > b.place) == question_.highest_first;
    return a.id < b.id;
  }

  void cut() {
    const auto last = first_.begin() + static_cast<std::ptrdiff_t>(most_) - 1;
    std::nth_element(
        first_.begin(), last, first_.end(),
        [&](const Candidate& a, const Candidate& b) { return is_before(a, b); });
    first_.resize(most_);
    last_ = first_.back();
    has_last_ = true;
  }

  const FarQuestion& question_;
  const KeptOrder& order_;
  std::size_t most_;
  bool has_last_ = false;
  Candidate last_;  // of as many as are kept
  std::vector<Candidate> first_;
};

FarMatch match_of(const FarQuestion& question, const KeptOrder& order,
                  const Candidate& found) {
  FarMatch match{found.id, found.score, {}, {}};
  if (question.by_value) match.sorted_by = order.date(found.id);
  if (question.with_value) match.value = order.group(found.id);
  return match;
}

}  // namespace

bool can_match_here(const IndexSet& indexes, const FarQuestion& question,
                    const std::set<std::string>& terms) {
  if (indexes.kept == nullptr || !question.counted.empty() ||
      !std::all_of(indexes.far.begin(), indexes.far.end(),
                   [](const auto& part) { return part->has_pieces(); }) ||
      question.scores == ScoredBy::each_word || terms.size() > most_terms ||
      (question.by_value && *question.by_value != date_slot) ||
      (question.with_value && *question.with_value != versions_slot) ||
      !is_of_lists(question.plan, indexes, terms))
    return false;
  std::size_t postings = 0;
  for (const auto& part : indexes.far) {
    for (const std::string& term : terms) {
      const TermNumbers* numbers = part->known_numbers(term);
      if (numbers == nullptr) return false;
      postings += numbers->briefs;
    }
  }
  return postings <= most_postings && indexes.kept->order(indexes) != nullptr;
}

void ask_lists(const FarParts& parts, const Plan& plan,
               const std::set<std::string>& terms) {
  std::set<std::string> placed;
  add_row_terms(plan, placed);
  for (const auto& part : parts) {
    for (const std::string& term : terms) part->ask_list(term);
    for (const std::string& term : placed) part->ask_places(term);
  }
}

std::optional<FarMatches> match_here(const IndexSet& indexes, const FarQuestion& question,
                                     const std::set<std::string>& terms,
                                     bool is_everything,
                                     const std::vector<Xapian::docid>* among) try {
  const KeptOrder& order = *indexes.kept->order(indexes);
  const auto opened = postings_of(indexes, order, terms);
  if (opened.empty()) return std::nullopt;
  std::vector<PartPostings*> parts;
  for (const auto& part : opened) parts.push_back(part.get());
  Matches some;
  if (among != nullptr) some = matches_of(indexes, *among);
  FarMatches matches;
  FirstKeeper keeper(question, order);
  bool is_sound = true;
  for (std::size_t part = 0; part < parts.size(); ++part) {
    const auto take = [&](const ScoredFinds& found, std::size_t) {
      if (found.ids.empty()) return;
      is_sound = is_sound && found.ids.back() <= parts[part]->last_id();
      if (!is_sound) return;
      matches.total += found.ids.size();
      const auto id_of = [&](Xapian::docid id) {
        return static_cast<Xapian::docid>((id - 1) * parts.size() + part + 1);
      };
      if (is_everything)
        for (const Xapian::docid id : found.ids) matches.ids.push_back(id_of(id));
      for (std::size_t i = 0; i < found.ids.size(); ++i) {
        const double score = found.numbers != nullptr ? found.numbers[i] : 0;
        if (!keeper.comes_too_late(score)) keeper.add(id_of(found.ids[i]), score);
      }
    };
    const auto plan = with_rows_found(question.plan, *indexes.far[part]);
    if (!plan ||
        !match_in_windows(*plan, parts, part, question.scores != ScoredBy::nothing,
                          among != nullptr ? &some.parts[part].ids : nullptr, take))
      return std::nullopt;
  }
  if (!is_sound) return std::nullopt;
  for (const Candidate& found : std::move(keeper).first())
    matches.page.push_back(match_of(question, order, found));
  return matches;
} catch (const Xapian::DatabaseCorruptError&) {
  return std::nullopt;
} catch (const Error&) {  // so is a piece
  return std::nullopt;
}

}  // namespace debrief
