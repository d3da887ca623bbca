#include "debrief/brief_copy.h"

#include <fmt/format.h>

#include "debrief/inflated.h"
#include "debrief/varint.h"

namespace debrief {

std::string copy_key(Xapian::docid id) {
  return fmt::format("{}{:010}", copy_key_prefix, id);
}

std::string pack_copy(const BriefCopy& copy) {
  std::string packed;
  append_string(packed, copy.data);
  append_string(packed, copy.date);
  append_string(packed, copy.versions);
  return packed;
}

std::string copy_bytes(std::string_view packed, std::string_view deflated) {
  const bool is_deflated = !deflated.empty();
  std::string bytes(1, is_deflated ? '\1' : '\0');
  bytes += is_deflated ? deflated : packed;
  return bytes;
}

BriefCopy unpack_copy(std::string_view bytes) {
  if (bytes.empty() || static_cast<unsigned char>(bytes.front()) > 1)
    ByteReader::damaged();
  std::string inflated_bytes;
  std::string_view packed = bytes.substr(1);
  if (bytes.front() == '\1') packed = inflated_bytes = inflated(packed, most_copied);
  ByteReader reader{packed};
  BriefCopy copy;
  copy.data = reader.string();
  copy.date = reader.string();
  copy.versions = reader.string();
  if (!reader.at_end()) ByteReader::damaged();
  return copy;
}

}  // namespace debrief
