#include "query/group_alike.h"

#include <xxhash.h>

#include <algorithm>
#include <array>
#include <limits>
#include <numeric>
#include <utility>

namespace debrief {
namespace {

constexpr std::size_t bands = 32;
constexpr std::size_t rows = 4;
constexpr std::size_t leaders = 8;  // of a bucket that others are compared with

constexpr std::array<std::string_view, 9> denials = {
    "not", "no", "never", "without", "cannot", "nor", "neither", "none", "nothing"};

std::uint64_t hash_of(std::string_view text) {
  return XXH3_64bits(text.data(), text.size());
}

// Finaliser of splitmix64 (S. Vigna, public domain algorithm): mixes all bits.
std::uint64_t mixed(std::uint64_t x) {
  x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9ULL;
  x = (x ^ (x >> 27)) * 0x94D049BB133111EBULL;
  return x ^ (x >> 31);
}

bool has_digit(std::string_view word) {
  return std::any_of(word.begin(), word.end(),
                     [](char c) { return c >= '0' && c <= '9'; });
}

bool is_denial(std::string_view word) {
  return std::find(denials.begin(), denials.end(), word) != denials.end() ||
         (word.size() > 4 && word.ends_with("nt") && is_stop_word(word));  // "isnt"
}

bool are_alike(const TextSketch& a, const TextSketch& b) {
  if (a.facts != b.facts || a.words.empty()) return false;
  std::size_t both = 0;
  for (auto x = a.words.begin(), y = b.words.begin();
       x != a.words.end() && y != b.words.end();) {
    if (*x == *y) ++both;
    const bool x_next = *x <= *y;
    const bool y_next = *y <= *x;
    x += x_next ? 1 : 0;
    y += y_next ? 1 : 0;
  }
  const std::size_t either = a.words.size() + b.words.size() - both;
  return 5 * both >= 3 * either;
}

// Which are together: each leads to an earlier one of its group, or to itself.
class Groups {
 public:
  explicit Groups(std::size_t size) : parent_(size) {
    std::iota(parent_.begin(), parent_.end(), std::size_t{0});
  }
  std::size_t root(std::size_t i) {
    while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
    return i;
  }
  void join(std::size_t a, std::size_t b) {
    a = root(a);
    b = root(b);
    parent_[std::max(a, b)] = std::min(a, b);
  }

 private:
  std::vector<std::size_t> parent_;
};

// The hash of one band of a text's signature.
std::uint64_t band_of(const TextSketch& sketch, std::size_t band) {
  std::uint64_t hash = mixed(sketch.facts + band);
  for (std::size_t row = 0; row < rows; ++row) {
    const std::uint64_t seed = mixed(band * rows + row + 1);
    std::uint64_t least = std::numeric_limits<std::uint64_t>::max();
    for (const std::uint64_t word : sketch.words)
      least = std::min(least, mixed(word ^ seed));
    hash = mixed(hash ^ least);
  }
  return hash;
}

// Joins those of one bucket, which come in order: each with the first leader it is like;
// one that is like none of them becomes a leader.
void join_bucket(const std::vector<const TextSketch*>& sorted,
                 const std::pair<std::uint64_t, std::size_t>* begin,
                 const std::pair<std::uint64_t, std::size_t>* end, Groups& groups) {
  std::vector<std::size_t> leading;
  for (const auto* at = begin; at != end; ++at) {
    const std::size_t i = at->second;
    const auto leader =
        std::find_if(leading.begin(), leading.end(), [&](std::size_t other) {
          return groups.root(i) == groups.root(other) ||
                 are_alike(*sorted[i], *sorted[other]);
        });
    if (leader != leading.end())
      groups.join(i, *leader);
    else if (leading.size() < leaders)
      leading.push_back(i);
  }
}

}  // namespace

TextSketch sketch_of(std::string_view text, const std::vector<std::string>& names,
                     std::string order, Analyzer& analyzer) {
  TextSketch sketch;
  sketch.order = std::move(order);
  std::vector<std::string> facts = names;
  bool denies = false;
  for (const TextToken& token : analyzer.analyze(text)) {
    if (has_digit(token.word)) facts.push_back(token.word);
    denies = denies || is_denial(token.word);
    if (!is_stop_word(token.word)) sketch.words.push_back(hash_of(token.stem));
  }
  std::sort(facts.begin(), facts.end());
  facts.erase(std::unique(facts.begin(), facts.end()), facts.end());
  sketch.facts = denies ? 1 : 0;
  for (const std::string& fact : facts)
    sketch.facts = mixed(sketch.facts ^ hash_of(fact));
  std::sort(sketch.words.begin(), sketch.words.end());
  sketch.words.erase(std::unique(sketch.words.begin(), sketch.words.end()),
                     sketch.words.end());
  return sketch;
}

std::vector<std::size_t> group_alike(const std::vector<TextSketch>& sketches) {
  const std::size_t size = sketches.size();
  std::vector<std::size_t> by_order(size);
  std::iota(by_order.begin(), by_order.end(), std::size_t{0});
  std::sort(by_order.begin(), by_order.end(), [&](std::size_t a, std::size_t b) {
    return sketches[a].order < sketches[b].order;
  });
  std::vector<const TextSketch*> sorted;
  for (const std::size_t i : by_order) sorted.push_back(&sketches[i]);
  Groups groups(size);
  std::vector<std::pair<std::uint64_t, std::size_t>> buckets(size);
  for (std::size_t band = 0; band < bands; ++band) {
    for (std::size_t i = 0; i < size; ++i) buckets[i] = {band_of(*sorted[i], band), i};
    std::sort(buckets.begin(), buckets.end());
    for (std::size_t begin = 0, end = 0; begin < size; begin = end) {
      while (end < size && buckets[end].first == buckets[begin].first) ++end;
      if (end - begin > 1)
        join_bucket(sorted, buckets.data() + begin, buckets.data() + end, groups);
    }
  }
  std::vector<std::size_t> numbers(size);
  std::vector<std::size_t> of_root(size, size);
  std::size_t next = 0;
  for (std::size_t i = 0; i < size; ++i) {
    std::size_t& number = of_root[groups.root(i)];
    if (number == size) number = next++;
    numbers[by_order[i]] = number;
  }
  return numbers;
}

}  // namespace debrief
