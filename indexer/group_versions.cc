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

// One brief and how many editions it has: edges [first_edge, first_edge + editions).
struct Star {
  std::size_t editions = 0;
  std::size_t first_edge = 0;
  std::uint32_t middle = 0;
};

// Those with the most editions first, of equals the first. EDGES go both ways, sorted.
std::vector<Star> stars_of(const std::vector<Edge>& edges) {
  std::vector<Star> stars;
  for (std::size_t at = 0; at < edges.size();) {
    Star star{0, at, edges[at].first};
    for (; at < edges.size() && edges[at].first == star.middle; ++at) ++star.editions;
    stars.push_back(star);
  }
  std::stable_sort(stars.begin(), stars.end(),
                   [](const Star& a, const Star& b) { return a.editions > b.editions; });
  return stars;
}

}  // namespace

std::vector<std::uint32_t> group_versions(const Sketches& sketches) {
  std::vector<std::uint32_t> group(sketches.size());
  std::iota(group.begin(), group.end(), 0U);
  std::vector<Edge> edges = find_edges(sketches);
  const std::size_t one_way = edges.size();
  for (std::size_t i = 0; i < one_way; ++i)
    edges.emplace_back(edges[i].second, edges[i].first);
  std::sort(edges.begin(), edges.end());

  std::vector<bool> is_taken(sketches.size());
  for (const Star& star : stars_of(edges)) {
    if (is_taken[star.middle]) continue;
    std::vector<std::uint32_t> members = {star.middle};
    for (std::size_t i = 0; i < star.editions; ++i)
      if (const std::uint32_t one = edges[star.first_edge + i].second; !is_taken[one])
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
