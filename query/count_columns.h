// Counts served matches by the columns of their databases (slot_column.h), which come in
// a few messages: a server counts in .4 us a match and slot, and for more of them it
// takes longer than to bring all that it counts by.
#pragma once

#include <xapian.h>

#include <cstddef>
#include <optional>
#include <vector>

#include "debrief/column_digest.h"
#include "query/index_database.h"
#include "query/match_far.h"
#include "query/value_tally.h"

namespace debrief {

// What PART says of its columns; nothing: it has none, or they are of another state than
// the one that it is in.
std::optional<ColumnsSaid> columns_said(const FarPart& part);

// True when all of PARTS have columns of SLOTS and, of so many MATCHES at most, are
// counted sooner by them.
bool counts_by_columns(const FarParts& parts, const std::vector<CountedSlot>& slots,
                       std::size_t matches);

// Asks for what is not here yet of them; once the lines are settled it is.
void ask_columns(const FarParts& parts, const std::vector<CountedSlot>& slots);

// How often each of SLOTS has what, in IDS by part, ascending; PARTS must outlive what
// comes back. Throws Xapian::NetworkError for columns that are damaged.
std::vector<ValueTally> count_columns(const FarParts& parts,
                                      const std::vector<CountedSlot>& slots,
                                      const std::vector<std::vector<Xapian::docid>>& ids);

}  // namespace debrief
