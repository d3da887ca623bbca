// What servers have sent to be counted by, kept on this machine: a column of facets comes
// once, megabytes of it, and the next question counts by what it was made into.
//
//   $XDG_CACHE_HOME/debrief/columns/FACET-DIGEST/facets
//
// A facet table (facet_table.h) of one facet over the briefs of all servers of an index
// set, by their ids in IndexSet::all. DIGEST is made of what all of these servers say of
// that column now, so that a table is never of another state than they are. Where nothing
// can be written, nothing is kept.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "debrief/facet_table.h"
#include "query/count_facets.h"
#include "query/index_set.h"

namespace debrief {

class KeptColumns {
 public:
  // Whether all that COUNTERS count is kept of INDEXES as they are.
  bool have(const IndexSet& indexes, const std::vector<FacetCounter>& counters);

  // Counts IDS of IndexSet::all, ascending, where have() says so; the names stand in here.
  void count(const IndexSet& indexes, const std::vector<Xapian::docid>& ids,
             std::vector<FacetCounter>& counters);

  // Keeps what COUNTERS count, where all pieces of it have come for this question; what
  // was kept first goes. Nothing is said when that cannot be.
  void keep(const IndexSet& indexes, const std::vector<FacetCounter>& counters);

 private:
  const FacetTable* table(const IndexSet& indexes, const Field& facet);

  std::map<std::string, std::optional<FacetTable>, std::less<>> tables_;  // by facet
};

// How many bytes are kept at most, of all indexes that were ever asked.
inline constexpr std::uint64_t most_kept_bytes = std::uint64_t{256} << 20U;

// Removes what was kept first in FOLDER until the rest has at most MOST bytes. Throws
// std::filesystem::filesystem_error.
void drop_oldest_columns(const std::string& folder, std::uint64_t most);

}  // namespace debrief
