// The values of one field of one brief, as a value slot holds them: a sorted set of
// strings.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace debrief {

// Sorted, each once, joined by zero bytes. Names themselves and no numbers for them: so
// an index depends on nothing but its briefs, shards and other machines need no common
// numbering, and Xapian's own ValueCountMatchSpy counts them exactly (its keys are such
// joined strings). No value may hold a zero byte or be empty.
inline std::string pack_values(std::vector<std::string> values) {
  std::sort(values.begin(), values.end());
  values.erase(std::unique(values.begin(), values.end()), values.end());
  std::string bytes;
  for (const std::string& value : values) {
    if (!bytes.empty()) bytes += '\0';
    bytes += value;
  }
  return bytes;
}

// The values in BYTES, which must outlive them; none: empty.
inline std::vector<std::string_view> unpack_values(std::string_view bytes) {
  std::vector<std::string_view> values;
  while (!bytes.empty()) {
    const auto end = std::min(bytes.find('\0'), bytes.size());
    values.push_back(bytes.substr(0, end));
    bytes.remove_prefix(std::min(end + 1, bytes.size()));
  }
  return values;
}

}  // namespace debrief
