#include "indexer/names/tagger.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

namespace debrief {
namespace {

constexpr std::int32_t never = -1'000'000;

// A row of weights, and sums of such rows: the compiler's vectors, for it finds none in
// loops over arrays here.
using Weights __attribute__((vector_size(Tagger::row))) = std::int8_t;
using Row __attribute__((vector_size(2 * Tagger::row))) = std::int16_t;

// The kind of a label, 0 to 2, 3 for the fourth, -1 outside; and its place in a name.
int kind_of(int label) { return label == outside ? -1 : (label - 1) / 4; }
bool begins(int label) {
  return label == misc_begin || (label != outside && label < misc_begin &&
                                 ((label - 1) % 4 == 0 || label % 4 == 0));
}
bool ends(int label) {
  return label == outside || label >= misc_begin || (label - 1) % 4 >= 2;
}

}  // namespace

bool may_follow(int a, int b) {
  if (b == misc_inside) return a >= misc_begin;
  const bool b_starts = b == outside || begins(b);
  if (b_starts) return ends(a);
  return !ends(a) && kind_of(a) == kind_of(b);
}

Tagger::Tagger(std::string_view block) {
  Transitions transitions{};
  std::memcpy(transitions.data(), block.data(), sizeof(Transitions));
  block.remove_prefix(sizeof(Transitions));
  weights_ = {reinterpret_cast<const std::int8_t*>(block.data()), block.size()};
  shift_ = 64 - std::countr_zero(weights_.size() / bucket);
  for (int from = 0; from < labels; ++from)
    for (int to = 0; to < labels; ++to)
      steps_[from * row + to] =
          may_follow(from, to) ? transitions[from * row + to] : never;
}

const std::int8_t* Tagger::bucket_of(std::uint64_t feature) const {
  return &weights_[(feature >> shift_) * bucket];
}

// Without a branch on what is found, which nobody could foretell.
Tagger::Scores Tagger::scores(std::span<const std::uint64_t> features) const {
  Row sums{};
  for (const std::uint64_t feature : features) {
    const std::int8_t* rows = bucket_of(feature);
    const auto mark = static_cast<std::int8_t>(mark_of(feature));
    std::size_t first = rows_in_bucket - 1;
    for (std::size_t i = rows_in_bucket - 1; i-- > 0;)
      first = rows[i * row + labels] == mark ? i : first;
    rows += first * row;
    Weights weights;
    std::memcpy(&weights, rows, sizeof weights);
    const auto all = static_cast<std::int16_t>(rows[labels] == mark ? -1 : 0);
    sums += __builtin_convertvector(weights, Row) & all;
  }
  Scores out{};
  for (int label = 0; label < row; ++label) out[label] = sums[label];
  return out;
}

// What leads best to each label from those before, and how good that is.
void Tagger::step(const Scores& here, bool is_first, Scores& best, Backs& back) const {
  Scores tops{};
  std::array<std::int32_t, row> froms{};
  tops.fill(4 * never);
  for (int from = 0; from < (is_first ? outside + 1 : labels); ++from)
    for (int to = 0; to < row; ++to) {
      const std::int32_t score = best[from] + steps_[from * row + to];
      froms[to] = score > tops[to] ? from : froms[to];
      tops[to] = score > tops[to] ? score : tops[to];
    }
  for (int to = 0; to < labels; ++to) {
    back[to] = static_cast<std::uint8_t>(froms[to]);
    best[to] = std::max(tops[to] + here[to], 4 * never);
  }
  // Only differences count; this keeps them small in a run of any length.
  const std::int32_t most = *std::max_element(best.begin(), best.begin() + labels);
  for (int to = 0; to < labels; ++to) best[to] -= most;
}

void Tagger::tag(const FeatureMaker& maker, std::span<const Run> runs,
                 std::vector<TaggedSpan>& out) const {
  std::array<Features, 2> features;  // of a token and of the next one
  std::size_t n = 0;                 // which of the two
  // Nearly all weights miss the caches; so all of a token's are under way at once, and
  // while the token before is scored.
  const auto prepare = [&](const Run& run, std::uint32_t at, std::size_t which) {
    maker.features(run, at, features[which]);
    for (const std::uint64_t feature : features[which].all())
      __builtin_prefetch(bucket_of(feature));
  };
  if (!runs.empty()) prepare(runs[0], runs[0].begin, n);
  std::vector<Backs> back;
  for (std::size_t r = 0; r < runs.size(); ++r) {
    const Run& run = runs[r];
    back.resize(run.end - run.begin);
    Scores best{};
    for (std::uint32_t at = run.begin; at < run.end; ++at, n = 1 - n) {
      if (at + 1 < run.end)
        prepare(run, at + 1, 1 - n);
      else if (r + 1 < runs.size())
        prepare(runs[r + 1], runs[r + 1].begin, 1 - n);
      step(scores(features[n].all()), at == run.begin, best, back[at - run.begin]);
    }
    add_spans(run, best, back, out);
  }
}

void Tagger::add_spans(const Run& run, const Scores& best, const std::vector<Backs>& back,
                       std::vector<TaggedSpan>& out) {
  const std::uint32_t size = run.end - run.begin;
  int label = outside;
  std::int32_t top = 8 * never;
  for (int last = 0; last < labels; ++last) {
    if (ends(last) && best[last] > top) {
      top = best[last];
      label = last;
    }
  }
  std::vector<int> path(size);
  for (std::uint32_t i = size; i-- > 0;) {
    path[i] = label;
    label = back[i][label];
  }
  for (std::uint32_t i = 0; i < size; ++i) {
    if (path[i] == outside || path[i] >= misc_begin) continue;
    std::uint32_t end = i + 1;
    if ((path[i] - 1) % 4 == 0) {
      while (end < size && !begins(path[end]) && path[end] != outside) ++end;
    }
    out.push_back({.begin = run.begin + i,
                   .end = run.begin + end,
                   .tag = static_cast<Tag>(kind_of(path[i]))});
    i = end - 1;
  }
}

}  // namespace debrief
