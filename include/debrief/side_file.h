// What tells a file beside a database: its magic, and the database that it belongs to.
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

inline DatabaseUuid database_uuid(std::string_view text) {
  DatabaseUuid uuid{};
  std::copy_n(text.begin(), std::min(text.size(), uuid.size()), uuid.begin());
  return uuid;
}

}  // namespace debrief
