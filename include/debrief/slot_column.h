// What a value slot holds of thousands of briefs, in one piece: for who reads an index
// through a server, to whom each value of each brief is a message of its own.
//
// Metadata of a database that servers serve (index.h: positions in Xapian's table):
//
//   debrief.columns    column_state() of the database as it is, and the digests of its
//                      columns (column_digest.h). Any other state: it was changed by who
//                      does not know of columns, and they do not count
//   column:SLOT:CHUNK  what SLOT (or below: whole_dates, brief_lengths) holds of the ids [CHUNK * column_chunk, + column_chunk),
//                      both numbers in decimal; nothing: none of them has any value
//
// A piece is how many different values there are and these as strings, in their order;
// how many briefs follow, and for each from the first id how many values it has; then, in
// that order, the place of each of these among the strings, in 1, 2 or 4 bytes, the lowest
// first (varint.h has the rest). It ends with the last id that has any.
#pragma once

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "debrief/schema.h"

namespace debrief {

inline constexpr std::string_view columns_key = "debrief.columns";
inline constexpr std::string_view column_key_prefix = "column:";
inline constexpr Xapian::docid column_chunk = 1U << 14U;  // ids

// Columns of what no slot holds, or not in that form.
inline constexpr Slot whole_dates = 256;    // all of date_slot: sorts as that does
inline constexpr Slot brief_lengths = 257;  // how many words a brief has, in decimal

// The slots that there are columns of, ascending: those that facets are counted by, and
// what matches are put in order and told apart by.
std::vector<Slot> column_slots();

std::string column_key(Slot slot, Xapian::docid chunk);

// What tells whether columns were made of this database: a number for its last id, one
// for how many briefs it has and one for how many words.
std::string column_state(Xapian::doccount briefs, Xapian::docid last_id,
                         std::uint64_t total_length);

// What a column keeps of what SLOT holds: all of it (values.h), but of date_slot the day,
// which month and year are counted by.
std::string_view column_value(Slot slot, std::string_view bytes);

// Bytes that the place of one of so many values takes in a piece: 1, 2 or 4.
std::size_t place_width(std::size_t values);

// The piece of briefs whose slots hold SLOTS, from the first id of the chunk on; all
// empty: nothing.
std::string pack_column(std::span<const std::string> slots);

// What the slot of a brief holds by now: its id counts from the first of the chunk.
struct ChangedSlot {
  Xapian::docid place = 0;
  std::string slot;  // nothing: no value, or no brief
};

// The piece that pack_column() would make of the slots of PIECE with these CHANGES, whose
// places ascend. Throws Error for a piece that is damaged.
std::string patch_column(std::string_view piece, std::span<const ChangedSlot> changes);

// Reads what that wrote, which must outlive it. Throws Error for bytes that are damaged.
class SlotColumn {
 public:
  explicit SlotColumn(std::string_view bytes);

  // Calls FN(value, how many of the briefs have it) for every value that some have. IDS
  // ascend, and count from the first of the chunk.
  using Counted = std::function<void(std::string_view value, std::size_t briefs)>;
  void count_values(std::span<const Xapian::docid> ids, const Counted& fn) const;

  // The same of all that a brief's slot holds together.
  void count_slots(std::span<const Xapian::docid> ids, const Counted& fn) const;

  // The different values, in their order; a number is a place among them.
  const std::vector<std::string_view>& values() const { return values_; }

  // How many briefs, from the first of the chunk, may have values.
  std::size_t briefs() const { return ends_.size(); }

  // Appends the numbers of the values to NUMBERS that the PLACEth brief has, below
  // briefs().
  void add_numbers(std::size_t place, std::vector<std::uint32_t>& numbers) const;

  // What the slots of all briefs hold: SLOTS of pack_column(), without empty ones at the
  // end.
  std::vector<std::string> slots() const;

 private:
  // The places of a brief's values, [begin, end) in numbers_.
  template <class Fn>
  void for_each_slot(std::span<const Xapian::docid> ids, const Fn& fn) const;
  std::size_t number_at(std::size_t place) const;
  std::string slot_of(std::size_t begin, std::size_t end) const;

  std::vector<std::string_view> values_;
  std::vector<std::uint32_t> ends_;  // in numbers_ by id: how many stand before the next
  std::string_view numbers_;
  std::size_t width_ = 1;  // bytes of each
};

}  // namespace debrief
