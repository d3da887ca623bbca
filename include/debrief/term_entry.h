// An entry of a document's list of terms, as the glass format has it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "debrief/varint.h"

namespace debrief {

// Reads the next: NAME is the term before, empty for the first, and becomes this one.
// Returns its wdf. How much both names have in common stands in a byte, which holds the
// wdf as well where it can; then the rest of the name. Throws Error at the end of bytes.
inline std::uint32_t read_term_entry(ByteReader& reader, std::string& name) {
  const auto take = [&reader](std::size_t size) {
    if (size > reader.bytes.size()) ByteReader::damaged();
    const std::string_view bytes = reader.bytes.substr(0, size);
    reader.bytes.remove_prefix(size);
    return bytes;
  };
  const auto take_byte = [&take] {
    return std::size_t{static_cast<unsigned char>(take(1).front())};
  };
  std::size_t same = name.empty() ? 0 : take_byte();
  const bool has_wdf = same > name.size();
  std::uint32_t wdf = 0;
  if (has_wdf) {
    wdf = static_cast<std::uint32_t>(same / (name.size() + 1) - 1);
    same %= name.size() + 1;
  }
  name.resize(same);
  name += take(take_byte());
  if (!has_wdf) wdf = static_cast<std::uint32_t>(reader.number_up_to(UINT32_MAX));
  return wdf;
}

}  // namespace debrief
