// Tells the columns of a database (slot_column.h) from all others: who has made something
// of them need not ask for them again while this is the same.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "debrief/schema.h"

namespace debrief {

// A sum over pieces, in whatever order they come and go.
struct ColumnDigest {
  std::uint64_t high = 0;
  std::uint64_t low = 0;

  // PIECE is there under KEY from now on, or no more. Empty ones count for nothing.
  void add(std::string_view key, std::string_view piece);
  void remove(std::string_view key, std::string_view piece);

  bool operator==(const ColumnDigest&) const = default;
};

// What the metadata key debrief.columns holds.
struct ColumnsSaid {
  std::string state;                     // column_state()
  std::map<Slot, ColumnDigest> digests;  // empty: not known, as of an older program
};

// The state; then, on a line for each slot, its number and 32 hexadecimal digits.
std::string pack_columns_said(const ColumnsSaid& said);

// Of bytes that are not that: no digests.
ColumnsSaid unpack_columns_said(std::string_view bytes);

}  // namespace debrief
