#include "indexer/group_versions.h"

#include <algorithm>
#include <bit>
#include <numeric>
#include <tuple>
#include <utility>

namespace debrief {
namespace {

using Sketches = std::vector<const VersionSketch*>;
using Edge = std::pair<std::uint32_t, std::uint32_t>;  // the smaller first

constexpr std::size_t bins_a_band = 3;
constexpr std::size_t bands = VersionSketch::size / bins_a_band;
constexpr std::size_t few = 16;              // briefs with a band in common
constexpr std::ptrdiff_t most_leaders = 32;  // that one of many is compared with

std::uint32_t band_key(const VersionSketch& sketch, std::size_t band) {
  const std::size_t at = band * bins_a_band;
  return static_cast<std::uint32_t>(sketch.bins[at] | sketch.bins[at + 1] << 8 |
                                    sketch.bins[at + 2] << 16);
}

// Which of 2^n values are there at least twice, in two passes over few bits each: most
// briefs are alone in each band, and need not be sorted to be told so.
class Repeats {
 public:
  explicit Repeats(std::size_t keys)
      : shift_(24 - std::clamp(static_cast<int>(std::bit_width(keys)) + 4, 12, 24)),
        once_((std::size_t{1} << (24 - shift_)) / 64),
        twice_(once_.size()) {}

  void clear() {
    std::fill(once_.begin(), once_.end(), 0);
    std::fill(twice_.begin(), twice_.end(), 0);
  }
  void add(std::uint32_t key) {
    const auto [word, bit] = place(key);
    if ((once_[word] & bit) != 0) twice_[word] |= bit;
    once_[word] |= bit;
  }
  bool has(std::uint32_t key) const {
    const auto [word, bit] = place(key);
    return (twice_[word] & bit) != 0;
  }

 private:
  std::pair<std::size_t, std::uint64_t> place(std::uint32_t key) const {
    const std::uint32_t spread = (key * 0x9E3779B1U) & 0xFFFFFF;
    const std::uint32_t bit = spread >> shift_;
    return {bit / 64, std::uint64_t{1} << (bit % 64)};
  }

  int shift_;
  std::vector<std::uint64_t> once_;
  std::vector<std::uint64_t> twice_;
};

// Adds pairs of editions among briefs that have one band in common: of few all; of many
// each with the last leader that it is an edition of. A leader is one that has none.
void add_edges(const Sketches& sketches, std::vector<std::uint32_t> bucket,
               std::vector<Edge>& edges) {
  const auto add = [&](std::uint32_t a, std::uint32_t b) {
    const bool is_edge = are_editions(*sketches[a], *sketches[b]);
    if (is_edge) edges.push_back(std::minmax(a, b));
    return is_edge;
  };
  if (bucket.size() <= few) {
    for (std::size_t i = 0; i < bucket.size(); ++i)
      for (std::size_t k = i + 1; k < bucket.size(); ++k) add(bucket[i], bucket[k]);
    return;
  }
  std::sort(bucket.begin(), bucket.end(), [&](std::uint32_t a, std::uint32_t b) {
    return std::tie(sketches[a]->day, sketches[a]->bins, a) <
           std::tie(sketches[b]->day, sketches[b]->bins, b);
  });
  std::vector<std::uint32_t> leaders;
  for (const std::uint32_t one : bucket) {
    const auto end = leaders.rend() - leaders.rbegin() > most_leaders
                         ? leaders.rbegin() + most_leaders
                         : leaders.rend();
    if (std::none_of(leaders.rbegin(), end,
                     [&](std::uint32_t leader) { return add(leader, one); }))
      leaders.push_back(one);
  }
}

std::vector<Edge> find_edges(const Sketches& sketches) {
  std::vector<Edge> edges;
  Repeats repeats(sketches.size());
  std::vector<std::pair<std::uint32_t, std::uint32_t>> keyed;
  for (std::size_t band = 0; band < bands; ++band) {
    const std::size_t known = edges.size();
    repeats.clear();
    keyed.clear();
    for (const VersionSketch* sketch : sketches)
      if (sketch->shingles != 0) repeats.add(band_key(*sketch, band));
    for (std::uint32_t i = 0; i < sketches.size(); ++i)
      if (const std::uint32_t key = band_key(*sketches[i], band);
          sketches[i]->shingles != 0 && repeats.has(key))
        keyed.emplace_back(key, i);
    std::sort(keyed.begin(), keyed.end());
    for (std::size_t begin = 0; begin < keyed.size();) {
      std::vector<std::uint32_t> bucket;
      const std::uint32_t key = keyed[begin].first;
      for (; begin < keyed.size() && keyed[begin].first == key; ++begin)
        bucket.push_back(keyed[begin].second);
      if (bucket.size() > 1) add_edges(sketches, std::move(bucket), edges);
    }
    const auto fresh = edges.begin() + static_cast<std::ptrdiff_t>(known);
    std::sort(fresh, edges.end());
    std::inplace_merge(edges.begin(), fresh, edges.end());
    edges.erase(std::unique(edges.begin(), edges.end()), edges.end());
  }
  return edges;
}

// The editions of each brief: those of brief i, ascending, are
// others[starts[i]] .. others[starts[i + 1] - 1].
struct Neighbours {
  std::vector<std::size_t> starts;
  std::vector<std::uint32_t> others;

  std::size_t count(std::uint32_t i) const { return starts[i + 1] - starts[i]; }
};

// EDGES are sorted, so that the lists come sorted, too.
Neighbours both_ways(const std::vector<Edge>& edges, std::size_t briefs) {
  Neighbours out;
  out.starts.resize(briefs + 1);
  for (const auto& [a, b] : edges) {
    ++out.starts[a + 1];
    ++out.starts[b + 1];
  }
  std::partial_sum(out.starts.begin(), out.starts.end(), out.starts.begin());
  out.others.resize(2 * edges.size());
  std::vector<std::size_t> next(out.starts.begin(), out.starts.end() - 1);
  for (const auto& [a, b] : edges) {
    out.others[next[a]++] = b;
    out.others[next[b]++] = a;
  }
  return out;
}

// The middles of stars: those with the most editions first, of equals the first.
std::vector<std::uint32_t> middles_of(const Neighbours& editions) {
  std::vector<std::uint32_t> middles;
  for (std::uint32_t i = 0; i + 1 < editions.starts.size(); ++i)
    if (editions.count(i) != 0) middles.push_back(i);
  std::sort(middles.begin(), middles.end(), [&](std::uint32_t a, std::uint32_t b) {
    const std::size_t of_a = editions.count(a);
    const std::size_t of_b = editions.count(b);
    return of_a != of_b ? of_a > of_b : a < b;
  });
  return middles;
}

}  // namespace

std::vector<std::uint32_t> group_versions(const Sketches& sketches) {
  std::vector<std::uint32_t> group(sketches.size());
  std::iota(group.begin(), group.end(), 0U);
  const Neighbours editions = both_ways(find_edges(sketches), sketches.size());
  std::vector<bool> is_taken(sketches.size());
  for (const std::uint32_t middle : middles_of(editions)) {
    if (is_taken[middle]) continue;
    std::vector<std::uint32_t> members = {middle};
    for (std::size_t i = editions.starts[middle]; i < editions.starts[middle + 1]; ++i)
      if (const std::uint32_t one = editions.others[i]; !is_taken[one])
        members.push_back(one);
    const std::uint32_t first = *std::min_element(members.begin(), members.end());
    for (const std::uint32_t member : members) {
      is_taken[member] = true;
      group[member] = first;
    }
  }
  return group;
}

}  // namespace debrief
