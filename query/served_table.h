// The columns that servers have sent, written as a facet table (facet_table.h) over the
// briefs of all of them, by their ids in IndexSet::all.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "debrief/column_writer.h"
#include "debrief/facet_layout.h"
#include "debrief/replaced_file.h"
#include "debrief/schema.h"
#include "query/index_set.h"

namespace debrief {

// A table says of which revision of a database it is; this one is of none.
inline constexpr std::uint64_t served_table_revision = 0;

// What FACET is counted by: its column, and for domains that of their hosts.
std::vector<const Field*> columns_for(const Field& facet);

// How many bytes the pieces of SLOT have together; nothing: not all of them have come.
std::optional<std::uint64_t> bytes_sent(const FarParts& parts, Slot slot);

// A column of a table, made of that of a slot.
struct ServedColumn {
  std::string name;
  Slot slot = no_slot;
  const Field* facet = nullptr;  // whose values they are; nullptr: all, as they are
};

// Writes a column that is of another form behind the others, of which FIRST is one.
using WriteColumn = std::function<FacetRow(ReplacedFile& file, const IndexSet& indexes,
                                           const FacetRow& first)>;

// Writes FOLDER/facets with COLUMNS, at least one, all of whose pieces have come, and
// MORE, unless that is nothing; with DIGEST where the UUID of a database stands. False:
// the disk is full or the like. Throws Error for pieces that are damaged.
bool write_served_columns(const std::string& folder, const std::string& digest,
                          const IndexSet& indexes,
                          const std::vector<ServedColumn>& columns,
                          const WriteColumn& more);

// The same with the columns for FACET.
bool write_served_table(const std::string& folder, const std::string& digest,
                        const IndexSet& indexes, const Field& facet);

}  // namespace debrief
