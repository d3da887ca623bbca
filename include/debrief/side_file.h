// What tells a file beside a database: its magic, the database that it belongs to, and
// whether it is as it was written.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>

namespace debrief {

// Of 16 bytes. The last four are those of a number, so that another byte order is another
// magic. KIND: four letters.
template <std::uint32_t format_number, char... kind>
struct SideFileMagic {
  static_assert(sizeof...(kind) == 4);

  std::array<char, 12> name = {'d', 'e', 'b', 'r', 'i', 'e', 'f', ' ', kind...};
  std::uint32_t format = format_number;

  bool operator==(const SideFileMagic&) const = default;
};

using DatabaseUuid = std::array<char, 40>;  // as Xapian writes it, then zeros

// What a ReplacedFile ends in, at a multiple of eight bytes.
struct SideFileSeal {
  SideFileMagic<0x01020301, 's', 'e', 'a', 'l'> magic;
  std::uint64_t checksum = 0;  // XXH3, 64 bits, of all bytes before this
};

// Of a file with these bytes, which it will stand behind.
SideFileSeal seal_of(std::string_view bytes);

// Whether a file with these bytes ends in its seal.
bool is_sealed(std::string_view bytes);

inline DatabaseUuid database_uuid(std::string_view text) {
  DatabaseUuid uuid{};
  std::copy_n(text.begin(), std::min(text.size(), uuid.size()), uuid.begin());
  return uuid;
}

}  // namespace debrief
