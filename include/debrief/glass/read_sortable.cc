#include "debrief/glass/read_sortable.h"

#include <cstddef>

#include "debrief/glass/glass_block.h"

namespace debrief {

std::uint32_t read_sortable(std::string_view bytes) {
  const auto byte = [&](std::size_t i) {
    return std::uint32_t{static_cast<unsigned char>(bytes[i])};
  };
  if (bytes.size() == 2 && byte(0) < 0x80) return byte(0) << 8 | byte(1);
  if (bytes.size() == 3) return (byte(0) & 0x3F) << 16 | byte(1) << 8 | byte(2);
  if (bytes.size() == 4)
    return (byte(0) & 0x1F) << 24 | byte(1) << 16 | byte(2) << 8 | byte(3);
  if (bytes.size() == 5) return byte(1) << 24 | byte(2) << 16 | byte(3) << 8 | byte(4);
  throw_damaged_table();
}

}  // namespace debrief
