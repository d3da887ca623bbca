// The id of a brief as a number, which takes less memory.
#pragma once

#include <fmt/format.h>

#include <charconv>
#include <cstdint>
#include <string>
#include <string_view>

namespace debrief {

// ID has 16 hexadecimal digits, as all have.
inline std::uint64_t id_number(std::string_view id) {
  std::uint64_t number = 0;
  std::from_chars(id.data(), id.data() + id.size(), number, 16);
  return number;
}

// And back.
inline std::string id_of(std::uint64_t number) { return fmt::format("{:016x}", number); }

}  // namespace debrief
