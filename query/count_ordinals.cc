#include "query/count_ordinals.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <numeric>
#include <utility>

#include "query/zeroed.h"

namespace debrief {
namespace {

using Ids = std::vector<Xapian::docid>;
using Counts = Zeroed<std::uint32_t>;

// Counts ordinals of some briefs. How many a brief has is as good as random: so many are
// taken of each without asking, one behind the other, and then counted in one go.
template <class Ordinal>
class OrdinalTaker {
 public:
  // COUNTS has a place for each Ordinal that there can be, or each that is looked at.
  OrdinalTaker(const FacetColumn& column, const Ordinal* ordinals, Counts& counts,
               std::uint32_t step)
      : column_(column), ordinals_(ordinals), counts_(counts), step_(step) {}

  void take(const Ids& ids) {
    std::array<Ordinal, at_once + most_each> taken;
    std::size_t size = 0;
    for (const Xapian::docid id : ids) {
      const std::size_t begin = column_.starts[id];
      const std::size_t count = std::size_t{column_.starts[id + 1]} - begin;
      // A damaged table must not lead out of its own arrays.
      if (count > most_each || begin + most_each > column_.ordinals) {
        const auto [from, to] = column_.places(id);
        this->count(ordinals_ + from, to - from);
        continue;
      }
      std::memcpy(taken.data() + size, ordinals_ + begin, sizeof(Ordinal) * most_each);
      size += count;
      if (size < at_once) continue;
      this->count(taken.data(), size);
      size = 0;
    }
    count(taken.data(), size);
  }

 private:
  static constexpr std::size_t most_each = 8;
  static constexpr std::size_t at_once = 1024;

  void count(const Ordinal* ordinals, std::size_t size) {
    std::uint32_t* const counts = counts_.data();
    const std::size_t places = counts_.size();
    const std::uint32_t step = step_;
    const auto add = [=](Ordinal ordinal) {
      if (sizeof ordinal == sizeof(std::uint16_t) || ordinal < places)
        counts[ordinal] += step;
    };
    const Ordinal* const end = ordinals + size;
    for (; end - ordinals >= 4; ordinals += 4) {
      add(ordinals[0]);
      add(ordinals[1]);
      add(ordinals[2]);
      add(ordinals[3]);
    }
    for (; ordinals != end; ++ordinals) add(*ordinals);
  }

  const FacetColumn& column_;
  const Ordinal* ordinals_;
  Counts& counts_;
  std::uint32_t step_;
};

// With a place for each ordinal that can stand in the column, or for each of its values.
Counts zero_counts(const FacetColumn& column) {
  constexpr std::size_t narrow_ordinals = std::size_t{UINT16_MAX} + 1;
  return Counts(column.narrow != nullptr ? narrow_ordinals
                                         : std::max<std::size_t>(column.values, 1));
}

void add_ordinals(const FacetColumn& column, const Ids& ids, Counts& counts,
                  std::uint32_t step) {
  if (column.narrow != nullptr)
    OrdinalTaker(column, column.narrow, counts, step).take(ids);
  else
    OrdinalTaker(column, column.wide, counts, step).take(ids);
}

// By eight bits at a time, the lowest first.
void sort_ordinals(std::vector<std::uint32_t>& ordinals) {
  constexpr unsigned digit = 0xFF;
  std::uint32_t all_bits = 0;
  for (const std::uint32_t ordinal : ordinals) all_bits |= ordinal;
  std::vector<std::uint32_t> sorted(ordinals.size());
  for (unsigned shift = 0; shift < 32 && all_bits >> shift != 0; shift += 8) {
    std::array<std::size_t, digit + 2> ends{};  // of the digit before each
    for (const std::uint32_t ordinal : ordinals) ++ends[(ordinal >> shift & digit) + 1];
    std::partial_sum(ends.begin(), ends.end(), ends.begin());
    for (const std::uint32_t ordinal : ordinals)
      sorted[ends[ordinal >> shift & digit]++] = ordinal;
    ordinals.swap(sorted);
  }
}

// The same by the values of the matches alone, however many values there are.
OrdinalCounts count_own_values(const FacetColumn& column, const Ids& ids) {
  std::vector<std::uint32_t> ordinals;
  for (const Xapian::docid id : ids)
    for (auto [at, end] = column.places(id); at < end; ++at)
      if (const std::size_t ordinal = column.ordinal(at); ordinal < column.values)
        ordinals.push_back(static_cast<std::uint32_t>(ordinal));
  sort_ordinals(ordinals);
  std::vector<OrdinalCount> counted;
  for (const std::uint32_t ordinal : ordinals)
    if (counted.empty() || counted.back().ordinal != ordinal)
      counted.push_back({ordinal, 1});
    else
      ++counted.back().count;
  return OrdinalCounts(std::move(counted));
}

OrdinalCounts count_all_values(const FacetColumn& column, const Ids& ids) {
  Counts counts = zero_counts(column);
  const std::size_t values = std::min(column.values, counts.size());
  add_ordinals(column, ids, counts, 1);
  return {std::move(counts), values};
}

}  // namespace

OrdinalCounts count_among(const FacetColumn& column, const Ids& ids) {
  constexpr std::size_t values_a_match = 32;  // that take as long as one match
  return ids.size() < column.values / values_a_match ? count_own_values(column, ids)
                                                     : count_all_values(column, ids);
}

OrdinalCounts count_without(const FacetColumn& column, const Ids& removed) {
  Counts counts = zero_counts(column);
  const std::size_t values = std::min(column.values, counts.size());
  std::copy_n(column.totals, values, counts.data());
  add_ordinals(column, removed, counts, ~0U);  // one less
  return {std::move(counts), values};
}

}  // namespace debrief
