#include "query/postings/plan_windows.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace debrief {
namespace {

using Kind = PlanTree::Kind;
using Ids = std::span<const Xapian::docid>;

// One more than a window has: PostingList::read() writes there.
constexpr std::size_t room_size = window_size + 1;

// In numbers of 64 bits.
constexpr std::size_t room_of(std::size_t size) {
  return (room_size * size + sizeof(std::uint64_t) - 1) / sizeof(std::uint64_t);
}

// Of TREE: ids, scores and counts for each node.
std::size_t rooms_for(const PlanTree& tree) {
  std::size_t rooms = room_of(sizeof(Xapian::docid)) + room_of(sizeof(double)) +
                      room_of(sizeof(std::uint32_t));
  for (const PlanTree& part : tree.parts) rooms += rooms_for(part);
  return rooms;
}

IdWindow::Bits& room(std::unique_ptr<IdWindow::Bits>& bits) {
  if (bits == nullptr) bits = std::make_unique_for_overwrite<IdWindow::Bits>();
  return *bits;
}

bool has(const IdWindow::Bits& bits, std::size_t place) {
  return (bits[place / 64] >> place % 64 & 1) != 0;
}

// A + B, where both are added up, into IDS and NUMBERS.
template <class Number>
WindowFinds<Number> either(const WindowFinds<Number>& a, const WindowFinds<Number>& b,
                           Xapian::docid* ids, Number* numbers) {
  if (a.ids.empty()) return b;
  if (b.ids.empty()) return a;
  const auto of_a = [&](std::size_t i) {
    return a.numbers != nullptr ? a.numbers[i] : 0;
  };
  const auto of_b = [&](std::size_t j) {
    return b.numbers != nullptr ? b.numbers[j] : 0;
  };
  std::size_t n = 0;
  std::size_t i = 0;
  std::size_t j = 0;
  // Which of both is next is as good as random: sums cost less than branches.
  while (i < a.ids.size() && j < b.ids.size()) {
    const Xapian::docid in_a = a.ids[i];
    const Xapian::docid in_b = b.ids[j];
    const Number at_a = of_a(i);
    const Number at_b = of_b(j);
    ids[n] = std::min(in_a, in_b);
    numbers[n++] = (in_a <= in_b ? at_a : 0) + (in_b <= in_a ? at_b : 0);
    i += in_a <= in_b ? 1 : 0;
    j += in_b <= in_a ? 1 : 0;
  }
  for (; i < a.ids.size(); ++i, ++n) {
    ids[n] = a.ids[i];
    numbers[n] = of_a(i);
  }
  for (; j < b.ids.size(); ++j, ++n) {
    ids[n] = b.ids[j];
    numbers[n] = of_b(j);
  }
  const bool has_numbers = a.numbers != nullptr || b.numbers != nullptr;
  return {{ids, n}, has_numbers ? numbers : nullptr};
}

ScoredCollection collection_of(const std::vector<PartPostings*>& parts) {
  ScoredCollection all;
  for (const PartPostings* part : parts) {
    all.documents += part->documents();
    all.total_length += part->total_length();
  }
  return all;
}

}  // namespace

PlanWindows::PlanWindows(const PlanTree& tree, const std::vector<PartPostings*>& parts,
                         std::size_t part)
    : part_(*parts[part]),
      collection_(collection_of(parts)),
      length_factors_(collection_),
      rooms_(part_.lend_room(rooms_for(tree) + 2 * room_of(sizeof(std::uint32_t)))),
      counts_(take_room<std::uint32_t>()),
      lengths_(take_room<std::uint32_t>()),
      root_(step_of(tree, false)) {}

PlanWindows::~PlanWindows() { part_.give_back(std::move(rooms_)); }

template <class T>
T* PlanWindows::take_room() {
  std::uint64_t* const room = rooms_.data() + used_;
  used_ += room_of(sizeof(T));
  return reinterpret_cast<T*>(room);
}

// IS_COUNTED: below a synonym. Counts of others are scored before the next are read.
PlanWindows::Step PlanWindows::step_of(const PlanTree& tree, bool is_counted) {
  Step step;
  step.tree = &tree;
  step.ids = take_room<Xapian::docid>();
  step.scores = take_room<double>();
  step.counts = is_counted ? take_room<std::uint32_t>() : counts_;
  for (const PlanTree& part : tree.parts)
    step.parts.push_back(step_of(part, is_counted || tree.kind == Kind::synonym));
  const bool is_word = tree.kind == Kind::word;
  if (is_word) step.list.reset(new PostingList(part_.list(tree.plan->term())));
  if (tree.kind == Kind::everything && !part_.is_without_gaps())
    step.list.reset(new PostingList(part_.everything()));
  const Xapian::termcount wqf = is_word ? tree.plan->wqf() : 1;
  // Of what no document has there is nothing to score.
  if ((is_word || tree.kind == Kind::synonym) && tree.factor != 0 && wqf != 0 &&
      tree.counts.documents != 0)
    step.score.emplace(collection_, tree.counts, wqf, tree.factor);
  return step;
}

ScoredFinds PlanWindows::match(Xapian::docid begin) {
  begin_ = begin;
  return found(root_, nullptr);
}

ScoredFinds PlanWindows::match(Xapian::docid begin, Ids among) {
  begin_ = begin;
  if (among.empty()) return {};
  const IdWindow window = some_of_window(among, room(asked_));
  return found(root_, &window);
}

IdWindow PlanWindows::some_of_window(Ids ids, IdWindow::Bits& bits) const {
  bits.fill(0);
  for (const Xapian::docid id : ids) {
    const std::size_t place = id - begin_;
    bits[place / 64] |= std::uint64_t{1} << place % 64;
  }
  return {begin_, ids, &bits};
}

// What a step has, among these if they are given.
ScoredFinds PlanWindows::found(Step& step, const IdWindow* among) {
  switch (step.tree->kind) {
    case Kind::everything:
      return everything(step, among);
    case Kind::word:
      return scored(step, read(step, among, step.score.has_value()));
    case Kind::ids:
      return known(step, among);
    case Kind::all_of:
      return all_of(step, among);
    case Kind::either: {
      const ScoredFinds first = found(step.parts[0], among);
      return either(first, found(step.parts[1], among), step.ids, step.scores);
    }
    case Kind::except:
      return except(step, among);
    case Kind::maybe:
      return maybe(step, among);
    case Kind::synonym:
      return scored(step, counted(step.parts.front(), among));
  }
  return {};
}

CountedFinds PlanWindows::read(Step& step, const IdWindow* among, bool has_counts) {
  Xapian::docid* const ids = step.ids;
  std::uint32_t* const counts = has_counts ? step.counts : nullptr;
  const std::size_t n = among != nullptr
                            ? step.list->read(*among, ids, counts)
                            : step.list->read(begin_, window_end(begin_), ids, counts);
  return {{ids, n}, counts};
}

ScoredFinds PlanWindows::everything(Step& step, const IdWindow* among) {
  if (among != nullptr) return {among->ids, nullptr};
  if (step.list) return {read(step, nullptr, false).ids, nullptr};
  Xapian::docid* const ids = step.ids;
  const Xapian::docid first = std::max<Xapian::docid>(begin_, 1);
  const Xapian::docid last = std::min(window_end(begin_) - 1, part_.last_id());
  if (first > last) return {};
  std::iota(ids, ids + (last - first + 1), first);
  return {{ids, last - first + 1}, nullptr};
}

// Of ids that are known.
ScoredFinds PlanWindows::known(Step& step, const IdWindow* among) {
  const std::vector<Xapian::docid>& all = *step.tree->ids;
  const auto from = all.begin() + static_cast<std::ptrdiff_t>(step.passed);
  const auto begin = std::lower_bound(from, all.end(), begin_);
  const auto end = std::lower_bound(begin, all.end(), window_end(begin_));
  step.passed = static_cast<std::size_t>(end - all.begin());
  if (among == nullptr) return {{begin, end}, nullptr};
  Xapian::docid* const ids = step.ids;
  const auto is_asked = [&](Xapian::docid id) { return has(*among->bits, id - begin_); };
  return {{ids, std::copy_if(begin, end, ids, is_asked)}, nullptr};
}

// How often one of the words of a synonym occurs.
CountedFinds PlanWindows::counted(Step& step, const IdWindow* among) {
  if (step.tree->kind == Kind::word) return read(step, among, true);
  const CountedFinds first = counted(step.parts[0], among);
  return either(first, counted(step.parts[1], among), step.ids, step.counts);
}

inline double PlanWindows::score_of(const WordScore& score, std::uint32_t wdf,
                                    std::uint32_t length) {
  return wdf == 0 ? 0 : score.of(wdf, length_factors_.of(length));
}

ScoredFinds PlanWindows::scored(Step& step, const CountedFinds& of) {
  if (!step.score || of.ids.empty()) return {of.ids, nullptr};
  std::uint32_t* const lengths = lengths_;
  part_.lengths().look_up(of.ids, lengths);
  double* const scores = step.scores;
  if (step.tree->kind == Kind::synonym)
    for (std::size_t i = 0; i < of.ids.size(); ++i)
      scores[i] = score_of(*step.score, std::min(of.numbers[i], lengths[i]), lengths[i]);
  else
    for (std::size_t i = 0; i < of.ids.size(); ++i)
      scores[i] = score_of(*step.score, of.numbers[i], lengths[i]);
  return {of.ids, scores};
}

// Of each part what those before have.
ScoredFinds PlanWindows::all_of(Step& step, const IdWindow* among) {
  ScoredFinds all = found(step.parts.front(), among);
  for (std::size_t part = 1; part < step.parts.size() && !all.ids.empty(); ++part) {
    const IdWindow those = some_of_window(all.ids, room(step.bits));
    const ScoredFinds next = found(step.parts[part], &those);
    if (all.numbers == nullptr) {
      all = next;
      continue;
    }
    double* const scores = step.scores;
    std::size_t i = 0;
    for (std::size_t j = 0; j < next.ids.size(); ++j) {
      while (all.ids[i] < next.ids[j]) ++i;
      scores[j] = all.numbers[i] + (next.numbers != nullptr ? next.numbers[j] : 0);
    }
    all = {next.ids, scores};
  }
  return all;
}

ScoredFinds PlanWindows::except(Step& step, const IdWindow* among) {
  const ScoredFinds first = found(step.parts[0], among);
  if (first.ids.empty()) return {};
  const IdWindow those = some_of_window(first.ids, room(step.bits));
  const ScoredFinds unwanted = found(step.parts[1], &those);
  if (unwanted.ids.empty()) return first;
  Xapian::docid* const ids = step.ids;
  double* const scores = first.numbers != nullptr ? step.scores : nullptr;
  std::size_t n = 0;
  std::size_t j = 0;
  for (std::size_t i = 0; i < first.ids.size(); ++i) {
    if (j < unwanted.ids.size() && unwanted.ids[j] == first.ids[i]) {
      ++j;
      continue;
    }
    ids[n] = first.ids[i];
    if (scores != nullptr) scores[n] = first.numbers[i];
    ++n;
  }
  return {{ids, n}, scores};
}

ScoredFinds PlanWindows::maybe(Step& step, const IdWindow* among) {
  const ScoredFinds first = found(step.parts[0], among);
  if (first.ids.empty()) return {};
  const IdWindow those = some_of_window(first.ids, room(step.bits));
  const ScoredFinds more = found(step.parts[1], &those);
  if (more.numbers == nullptr) return first;
  double* const scores = step.scores;
  if (first.numbers != nullptr)
    std::copy_n(first.numbers, first.ids.size(), scores);
  else
    std::fill_n(scores, first.ids.size(), 0.0);
  std::size_t i = 0;
  for (std::size_t j = 0; j < more.ids.size(); ++j) {
    while (first.ids[i] < more.ids[j]) ++i;
    scores[i] += more.numbers[j];
  }
  return {first.ids, scores};
}

}  // namespace debrief
