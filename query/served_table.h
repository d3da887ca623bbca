// The columns that servers have sent, written as a facet table (facet_table.h) over the
// briefs of all of them, by their ids in IndexSet::all.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "debrief/schema.h"
#include "query/index_set.h"

namespace debrief {

// A table says of which revision of a database it is; this one is of none.
inline constexpr std::uint64_t served_table_revision = 0;

// What FACET is counted by: its column, and for domains that of their hosts.
std::vector<const Field*> columns_for(const Field& facet);

// How many bytes the pieces of SLOT have together; nothing: not all of them have come.
std::optional<std::uint64_t> bytes_sent(const FarParts& parts, Slot slot);

// Writes FOLDER/facets with the columns for FACET, all of whose pieces have come, with
// DIGEST where the UUID of a database stands. False: the disk is full or the like. Throws
// Error for pieces that are damaged.
bool write_served_table(const std::string& folder, const std::string& digest,
                        const IndexSet& indexes, const Field& facet);

}  // namespace debrief
