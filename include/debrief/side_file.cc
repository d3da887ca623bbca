#include "debrief/side_file.h"

#include <xxhash.h>

#include <cstring>

namespace debrief {

SideFileSeal seal_of(std::string_view bytes) {
  SideFileSeal seal;
  seal.checksum = XXH3_64bits(bytes.data(), bytes.size());
  return seal;
}

bool is_sealed(std::string_view bytes) {
  SideFileSeal seal;
  if (bytes.size() < sizeof seal) return false;
  const std::string_view content = bytes.substr(0, bytes.size() - sizeof seal);
  std::memcpy(&seal, content.data() + content.size(), sizeof seal);
  const SideFileSeal expected = seal_of(content);
  return seal.magic == expected.magic && seal.checksum == expected.checksum;
}

}  // namespace debrief
