// What a glass database says of itself in its version file (debrief/glass_layout.h draws
// it): the revision, and where its tables begin.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

namespace debrief {

// In the order in which they are written.
enum class GlassTable { postlist, docdata, termlist, position };

// The name of the table's file.
const char* glass_file(GlassTable table);

struct GlassRoot {
  bool is_empty = true;  // it has no entries, and its file may be missing
  std::uint32_t block = 0;
  unsigned levels = 0;  // above the leaves
  std::size_t block_size = 0;
};

struct GlassVersion {
  std::string uuid;  // as Xapian writes it
  std::uint32_t revision = 0;
  std::array<GlassRoot, 4> roots;
  std::uint64_t documents = 0;
  std::uint64_t last_id = 0;       // the highest that the database has had
  std::uint64_t total_length = 0;  // of all documents

  const GlassRoot& root(GlassTable table) const {
    return roots[static_cast<std::size_t>(table)];
  }
};

// That of the database in FOLDER, a descriptor; nothing unless it is a glass database of
// the format that is known.
std::optional<GlassVersion> read_glass_version(int folder);

// The same, nothing unless it has that UUID and that very revision.
std::optional<GlassVersion> read_glass_version(int folder, const std::string& uuid,
                                               std::uint64_t revision);

// False: the database in FOLDER, a path, is of the format that is known, but says of its
// tables what no writer says, and Xapian would believe it. Of all others, and of none: true.
bool is_version_sound(const std::string& folder);

}  // namespace debrief
