// What hits are shown from, a second time: for who reads an index through a server, which
// sends a document as a message for its data and one for each of its slots.
//
// Metadata of a database that servers serve (index.h: positions in Xapian's table):
//
//   debrief.copies  column_state() of the database as it is. Any other state: it was
//                   changed by who does not know of copies, and they do not count
//   brief:ID        a byte, 0 or 1; then, if that is 1 as a raw deflate stream, the
//                   document's data, what date_slot and what versions_slot hold, each
//                   behind its length (varint.h). ID in ten digits: as ids ascend,
//                   so do keys, and blocks are filled
#pragma once

#include <xapian.h>

#include <string>
#include <string_view>

#include "debrief/schema.h"

namespace debrief {

inline constexpr std::string_view copies_key = "debrief.copies";
inline constexpr std::string_view copy_key_prefix = "brief:";

std::string copy_key(Xapian::docid id);

struct BriefCopy {
  std::string data;
  std::string date;      // date_slot
  std::string versions;  // versions_slot

  bool operator==(const BriefCopy&) const = default;
};

// Whether a copy has what SLOT holds.
inline bool is_copied(Slot slot) { return slot == date_slot || slot == versions_slot; }

// What a copy is before it is made smaller.
std::string pack_copy(const BriefCopy& copy);

// The metadata of PACKED, of which DEFLATED is a raw deflate stream; empty: it would not
// be shorter.
std::string copy_bytes(std::string_view packed, std::string_view deflated);

// Throws Error for bytes that are damaged, or would take more than most_copied.
BriefCopy unpack_copy(std::string_view bytes);
inline constexpr std::size_t most_copied = std::size_t{1} << 26U;  // bytes

}  // namespace debrief
