// The id of a brief as a number, which takes less memory.
#pragma once

#include <charconv>
#include <cstdint>
#include <string_view>

namespace debrief {

// ID has 16 hexadecimal digits, as all have.
inline std::uint64_t id_number(std::string_view id) {
  std::uint64_t number = 0;
  std::from_chars(id.data(), id.data() + id.size(), number, 16);
  return number;
}

}  // namespace debrief
