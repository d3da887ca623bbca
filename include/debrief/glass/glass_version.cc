#include "debrief/glass/glass_version.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <bit>
#include <string_view>

#include "debrief/error.h"
#include "debrief/glass_layout.h"
#include "debrief/varint.h"

namespace debrief {
namespace {

constexpr unsigned most_levels = 10;  // as Xapian has it
constexpr std::size_t least_block = 2048;
constexpr std::size_t largest_block = 65536;
constexpr unsigned roots_behind = 2;  // spelling, synonym

// The beginning of the file: far more than the roots take.
std::string read_beginning(int folder, const std::string& name) {
  const int descriptor = openat(folder, name.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return {};
  std::array<char, 4096> bytes;
  const ssize_t size = read(descriptor, bytes.data(), bytes.size());
  close(descriptor);
  return size <= 0 ? std::string() : std::string(bytes.data(), bytes.data() + size);
}

// As Xapian writes the name of a database: 8-4-4-4-12 hexadecimal digits.
std::string written_name(std::string_view name) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string out;
  for (std::size_t i = 0; i < name.size(); ++i) {
    if (i == 4 || i == 6 || i == 8 || i == 10) out += '-';
    const auto byte = static_cast<unsigned char>(name[i]);
    out += digits[byte >> 4];
    out += digits[byte & 15];
  }
  return out;
}

GlassRoot read_root(ByteReader& reader) {
  GlassRoot root;
  root.block = static_cast<std::uint32_t>(reader.number_up_to(UINT32_MAX));
  const std::uint64_t flags = reader.number();
  root.is_empty = (flags & 1) != 0;
  root.levels = static_cast<unsigned>(flags >> 2);
  (void)reader.number();  // of items
  root.block_size = reader.number_up_to(largest_block >> 11) << 11;
  (void)reader.number();  // from how many bytes on tags are compressed
  (void)reader.string();  // blocks that are free
  return root;
}

void read_totals(ByteReader& reader, GlassVersion& version) {
  version.documents = reader.number_up_to(UINT32_MAX);
  version.last_id = version.documents + reader.number_up_to(UINT32_MAX);
  (void)reader.number();  // the least length
  (void)reader.number();  // the largest wdf
  (void)reader.number();  // the largest length less that
  (void)reader.number();  // the oldest set of changes
  version.total_length = reader.number();
}

bool is_readable(const GlassRoot& root) {
  return root.is_empty ||
         (root.block_size >= least_block && std::has_single_bit(root.block_size) &&
          root.levels < most_levels);
}

bool has_known_format(std::string_view bytes) {
  return bytes.starts_with(glass_mark) &&
         bytes.substr(glass_mark.size()).starts_with(glass_format);
}

// What BYTES, of a known format, say; nothing: what no writer says.
std::optional<GlassVersion> read_bytes(std::string_view bytes) try {
  bytes.remove_prefix(glass_mark.size() + glass_format.size());
  GlassVersion version;
  version.uuid = written_name(bytes.substr(0, glass_name_size));
  bytes.remove_prefix(std::min(bytes.size(), glass_name_size));
  ByteReader reader{bytes};
  version.revision = static_cast<std::uint32_t>(reader.number_up_to(UINT32_MAX));
  for (GlassRoot& root : version.roots) {
    root = read_root(reader);
    if (!is_readable(root)) return std::nullopt;
  }
  for (unsigned i = 0; i < roots_behind; ++i)
    if (!is_readable(read_root(reader))) return std::nullopt;
  read_totals(reader, version);
  return version;
} catch (const Error&) {
  return std::nullopt;  // it ends too early
}

}  // namespace

const char* glass_file(GlassTable table) {
  switch (table) {
    case GlassTable::postlist:
      return "postlist.glass";
    case GlassTable::docdata:
      return "docdata.glass";
    case GlassTable::termlist:
      return "termlist.glass";
    case GlassTable::position:
      return "position.glass";
  }
  return "";
}

std::optional<GlassVersion> read_glass_version(int folder) {
  const std::string bytes = read_beginning(folder, std::string(glass_version_file));
  return has_known_format(bytes) ? read_bytes(bytes) : std::nullopt;
}

bool is_version_sound(const std::string& folder) {
  const std::string bytes =
      read_beginning(AT_FDCWD, fmt::format("{}/{}", folder, glass_version_file));
  return !has_known_format(bytes) || read_bytes(bytes).has_value();
}

std::optional<GlassVersion> read_glass_version(int folder, const std::string& uuid,
                                               std::uint64_t revision) {
  auto version = read_glass_version(folder);
  if (version && (version->uuid != uuid || version->revision != revision))
    version.reset();
  return version;
}

}  // namespace debrief
