// A number as it stands in a key of a glass table.
#pragma once

#include <cstdint>
#include <string_view>

namespace debrief {

// What append_sortable() (debrief/glass_layout.h) wrote, and nothing else. Throws
// Xapian::DatabaseCorruptError when BYTES are no such number.
std::uint32_t read_sortable(std::string_view bytes);

}  // namespace debrief
