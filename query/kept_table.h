// Tables of what servers have sent, kept on this machine:
//
//   $XDG_CACHE_HOME/debrief/columns/NAME-DIGEST/facets
//
// A facet table (facet_table.h) over the briefs of all servers of an index set, by their
// ids in IndexSet::all. DIGEST is made of what all of these servers say of the columns
// that it is made of now, so that a table is never of another state than they are. Where
// nothing can be written, nothing is kept.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "debrief/facet_table.h"
#include "debrief/schema.h"
#include "query/index_set.h"

namespace debrief {

// Tells the columns of these SLOTS now from all others; empty: a server says nothing.
std::string kept_digest(const IndexSet& indexes, std::string_view name,
                        const std::vector<Slot>& slots);

// The table that is kept; none: nothing.
std::optional<FacetTable> open_kept_table(std::string_view name,
                                          const std::string& digest);

// Whether any of that name is kept, of whatever state.
bool is_any_kept(std::string_view name);

// Has WRITE put a table into a folder (false: it cannot) and keeps it; what was kept first
// goes. Nothing is said when that cannot be. True: it is kept.
using WriteTable = std::function<bool(const std::string& folder)>;
bool keep_table(std::string_view name, const std::string& digest,
                const WriteTable& write);

// Whether all pieces of SLOTS have come, and there is room to keep them for good: others
// are kept as well.
bool can_be_kept(const IndexSet& indexes, const std::vector<Slot>& slots);

// How many bytes are kept at most, of all indexes that were ever asked.
inline constexpr std::uint64_t most_kept_bytes = std::uint64_t{256} << 20U;

// There is room for about so many of the longest that are kept.
inline constexpr std::uint64_t kept_at_least = 8;

// Removes what was kept first in FOLDER until the rest has at most MOST bytes. Throws
// std::filesystem::filesystem_error.
void drop_oldest_columns(const std::string& folder, std::uint64_t most);

}  // namespace debrief
