// Exact counts of a field's values over all matches.
#pragma once

#include <xapian.h>

#include <cstddef>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "debrief/facet_table.h"
#include "debrief/facet_values.h"
#include "debrief/schema.h"
#include "debrief/spans.h"
#include "query/ordinal_counts.h"
#include "query/results.h"

namespace debrief {

// Counts one facet. Of domains the hosts under them are counted as well.
class FacetCounter {
 public:
  // FACET is a row with `facet`.
  explicit FacetCounter(const Field& facet) : facet_(&facet), values_(facet) {}

  const Field& facet() const { return *facet_; }

  // A brief that matches: each of its values counts once.
  void count_brief(const Xapian::Document& document);

  // N briefs whose slot holds BYTES.
  void count_slot(std::string_view bytes, std::size_t n);

  // A claim that matches: the values it has itself, or its brief's where no claim has any
  // (format, month, year). BYTES is what the facet's slot of the brief holds.
  void count_claim(std::string_view bytes, const TextSpan& span);

  // How many briefs have each value of a column, which must outlive the counter.
  void add_column(const FacetColumn& column, OrdinalCounts counts);

  // How many briefs have each of the facet's values, each once. The names must outlive
  // the counter.
  using NamedCounts = std::vector<std::pair<std::string_view, std::size_t>>;
  void add_counts(NamedCounts counts) { counts_.add_all(std::move(counts)); }

  // Of domains: hosts with their counts, each once. The names must outlive the counter.
  void add_host_counts(NamedCounts counts);

  // The values with the most first (months and years in order), CHOSEN marked and shown
  // in any case, at most LIMIT of the others (0: all). Chosen are as typed or as the
  // index has them.
  Facet counted(std::size_t limit, const std::set<std::string>& chosen) const;

 private:
  // Finds names without making strings of them.
  struct NameHash : std::hash<std::string_view> {
    using is_transparent = void;
  };
  // Counts that were added one by one, and those that came together.
  struct Counts {
    std::unordered_map<std::string, std::size_t, NameHash, std::equal_to<>> single;
    NamedCounts together;

    void add(std::string_view value, std::size_t n);
    void add_all(NamedCounts counts);
    NamedCounts all() const;
    bool empty() const { return single.empty() && together.empty(); }
  };

  Counts merged_counts() const;
  Facet counted_by_column(std::size_t limit) const;
  void add_hosts(Facet& facet, const std::set<std::string>& chosen) const;

  const Field* facet_;
  FacetValues values_;
  const FacetColumn* column_ = nullptr;  // the first that was added
  std::optional<OrdinalCounts> column_counts_;
  Counts counts_;  // all others
  Counts hosts_;   // of domains
};

// The same with the names of the values.
FacetCounter::NamedCounts named_counts(const FacetColumn& column,
                                       const OrdinalCounts& counts);

}  // namespace debrief
