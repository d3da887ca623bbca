#include "query/count_matches.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <iterator>
#include <numeric>
#include <utility>

namespace debrief {
namespace {

// Up to so many it is cheaper to read the slots than to bring a table's pages in.
constexpr std::size_t few_matches = 3;

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

// What to count of a table: the briefs in `added`, or all it has but those in `removed`.
struct TableMatches {
  bool from_all = false;
  const Ids* added = nullptr;  // all matches, or `some` of them
  Ids some;
  Ids removed;
};

// The ids from 1 to LAST that are not in IDS.
Ids others(const Ids& ids, Xapian::docid last) {
  Ids rest;
  rest.reserve(last - std::min<std::size_t>(last, ids.size()));
  Xapian::docid next = 1;
  for (const Xapian::docid id : ids) {
    for (; next < id && next <= last; ++next) rest.push_back(next);
    next = id + 1;
  }
  for (; next <= last; ++next) rest.push_back(next);
  return rest;
}

// Into SPLIT: its `added` may be MATCHES.
void split_matches(const FacetTable& table, const PartMatches& matches,
                   TableMatches& split) {
  split.from_all = matches.all || matches.ids.size() > table.briefs() / 2;
  if (matches.all) {
    std::set_union(table.changes().begin(), table.changes().end(), matches.but.begin(),
                   matches.but.end(), std::back_inserter(split.removed));
  } else if (split.from_all) {
    split.removed = others(matches.ids, table.last_id());
    const std::size_t others_end = split.removed.size();
    split.removed.insert(split.removed.end(), table.changes().begin(),
                         table.changes().end());
    if (others_end != split.removed.size())  // as a rule nothing has changed
      std::sort(split.removed.begin(), split.removed.end());
    split.removed.erase(std::unique(split.removed.begin(), split.removed.end()),
                        split.removed.end());
  } else if (table.changes().empty() && matches.ids.back() <= table.last_id()) {
    split.added = &matches.ids;
  } else {
    std::copy_if(matches.ids.begin(), matches.ids.end(), std::back_inserter(split.some),
                 [&](Xapian::docid id) { return !table.is_changed(id); });
    split.added = &split.some;
  }
  std::erase_if(split.removed, [&](Xapian::docid id) { return id > table.last_id(); });
}

OrdinalCounts count_all_values(const FacetColumn& column, const TableMatches& matches) {
  Counts counts = zero_counts(column);
  const std::size_t values = std::min(column.values, counts.size());
  if (matches.from_all) {
    std::copy_n(column.totals, values, counts.data());
    add_ordinals(column, matches.removed, counts, ~0U);  // one less
  } else {
    add_ordinals(column, *matches.added, counts, 1);
  }
  return {std::move(counts), values};
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

OrdinalCounts count_column(const FacetColumn& column, const TableMatches& matches) {
  constexpr std::size_t values_a_match = 32;  // that take as long as one match
  return !matches.from_all && matches.added->size() < column.values / values_a_match
             ? count_own_values(column, *matches.added)
             : count_all_values(column, matches);
}

bool is_left_out(const PartMatches& matches, Xapian::docid id) {
  return std::binary_search(matches.but.begin(), matches.but.end(), id);
}

// The matches that the table does not know as they are now.
PartMatches changed_matches(const FacetTable& table, const Xapian::Database& part,
                            const PartMatches& matches) {
  PartMatches changed;
  if (!matches.all) {
    for (const Xapian::docid id : matches.ids)
      if (table.is_changed(id)) changed.ids.push_back(id);
    return changed;
  }
  auto existing = part.postlist_begin(std::string());
  for (const Xapian::docid id : table.changes()) {
    existing.skip_to(id);
    if (existing == part.postlist_end(std::string())) break;
    if (*existing == id && !is_left_out(matches, id)) changed.ids.push_back(id);
  }
  return changed;
}

bool has_columns(const FacetTable& table, const std::vector<FacetCounter>& counters) {
  return std::all_of(counters.begin(), counters.end(), [&](const FacetCounter& counter) {
    return table.column(counter.facet().name) != nullptr;
  });
}

void count_by_table(const FacetTable& table, const Xapian::Database& part,
                    const PartMatches& matches, std::vector<FacetCounter>& counters) {
  TableMatches known;
  split_matches(table, matches, known);
  for (FacetCounter& counter : counters) {
    const Field& facet = counter.facet();
    const FacetColumn* column = table.column(facet.name);
    counter.add_column(*column, count_column(*column, known));
    if (const FacetColumn* hosts = table.column("source");
        facet.name == "domain" && hosts != nullptr)
      counter.add_host_counts(named_counts(*hosts, count_column(*hosts, known)));
  }
  if (!table.changes().empty())
    count_one_by_one(part, changed_matches(table, part, matches), counters);
}

}  // namespace

void count_one_by_one(const Xapian::Database& part, const PartMatches& matches,
                      std::vector<FacetCounter>& counters) {
  const auto count = [&](Xapian::docid id) {
    const Xapian::Document document = part.get_document(id, Xapian::DOC_ASSUME_VALID);
    for (FacetCounter& counter : counters) counter.count_brief(document);
  };
  if (matches.all) {
    for (auto id = part.postlist_begin(std::string());
         id != part.postlist_end(std::string()); ++id)
      if (!is_left_out(matches, *id)) count(*id);
  }
  for (const Xapian::docid id : matches.ids) count(id);
}

void count_matches(const IndexSet& indexes, const Matches& matches,
                   std::vector<FacetCounter>& counters) {
  if (counters.empty()) return;
  for (std::size_t i = 0; i < matches.parts.size(); ++i) {
    const PartMatches& found = matches.parts[i];
    const FacetTable* table =
        found.all || found.ids.size() > few_matches ? indexes.table(i) : nullptr;
    if (table != nullptr && has_columns(*table, counters))
      count_by_table(*table, indexes.parts[i], found, counters);
    else
      count_one_by_one(indexes.parts[i], found, counters);
  }
}

}  // namespace debrief
