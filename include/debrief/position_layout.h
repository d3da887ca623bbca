// The bytes of the file that position_file.h draws: for the two that write and read it.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "debrief/side_file.h"
#include "debrief/varint.h"

namespace debrief {

inline constexpr std::string_view positions_file = "positions";

inline constexpr std::size_t documents_a_group = 128;
inline constexpr std::size_t terms_a_block = 32;

using PositionMagic = SideFileMagic<0x01020301, 'p', 'o', 's', ' '>;

// Of an entry of the skip table.
inline constexpr std::size_t skip_last = 0;   // u32: greatest id of the group
inline constexpr std::size_t skip_end = 4;    // u64: where it ends among the entries
inline constexpr std::size_t skip_size = 12;  // bytes, one behind the other

// What a file ends in. Places are bytes from its beginning.
struct PositionTrailer {
  PositionMagic magic;
  DatabaseUuid uuid{};           // as Xapian writes it, then zeros
  std::uint64_t size = 0;        // of the file, with this
  std::uint64_t terms = 0;       // how many
  std::uint64_t dictionary = 0;  // where its blocks begin: there the lists end
  std::uint64_t blocks = 0;      // where their offsets begin: there the blocks end
  std::uint64_t intervals = 0;   // where they begin: there the offsets end
  std::uint64_t checksum = 0;    // XXH3, 64 bits, of all bytes before this

  bool operator==(const PositionTrailer&) const = default;
};

// The skip table behind the entries of a list of so many documents, in bytes.
inline std::uint64_t skip_bytes(std::uint64_t documents) {
  if (documents <= documents_a_group) return 0;
  return (documents + documents_a_group - 1) / documents_a_group * skip_size;
}

// One position alone is one number; more are three at least.
inline bool has_one_position(std::string_view packed) {
  const auto ends = [](char byte) { return static_cast<unsigned char>(byte) < 0x80; };
  return std::find_if(packed.begin(), packed.end(), ends) + 1 == packed.end();
}

// Appends POSITIONS (ascending, each once, at least one) as an entry has them behind its
// first number: how many less two, unless there is one alone; then the first, and how far
// each other is from the one before.
template <class Positions>
void append_packed_positions(std::string& out, const Positions& positions) {
  if (positions.size() > 1) append_number(out, positions.size() - 2);
  std::uint32_t before = 0;
  for (const std::uint32_t position : positions) {
    append_number(out, position - before);
    before = position;
  }
}

// What that wrote. Throws Error when the bytes end within a number.
inline std::vector<std::uint32_t> unpacked_positions(std::string_view packed) {
  ByteReader reader{packed};
  if (!has_one_position(packed)) (void)reader.number();
  std::vector<std::uint32_t> positions;
  for (std::uint64_t position = 0; !reader.at_end();)
    positions.push_back(static_cast<std::uint32_t>(position += reader.number()));
  return positions;
}

}  // namespace debrief
