#include "indexer/choose_writer.h"

#include <fmt/format.h>
#include <sys/statvfs.h>

#include "debrief/error.h"
#include "debrief/text.h"
#include "indexer/glass/version_file.h"

namespace debrief {
namespace {

// Below that the ordinary writer is as fast, and readers may watch the index grow.
constexpr std::size_t few_files = 500;

// An index takes about twice the text (README.md), and as much again while it is made:
// the runs, which go when they are merged.
constexpr std::uint64_t index_per_byte = 2;
constexpr std::uint64_t room_per_byte = 2 * index_per_byte;

std::uint64_t megabytes(std::uint64_t bytes) { return (bytes >> 20) + 1; }

void require_room(const WriterNeeds& needs) {
  struct statvfs disk {};
  if (statvfs(needs.dir.c_str(), &disk) != 0) return;  // whoever writes will say why
  const std::uint64_t room = std::uint64_t{disk.f_bavail} * disk.f_frsize;
  const std::uint64_t needed = needs.bytes * room_per_byte;
  if (room >= needed) return;
  throw Error(
      fmt::format(
          "not enough room at {}: {} MB of briefs take about {} MB while they are "
          "indexed, half of it for good; {} MB are free",
          printable(needs.dir), megabytes(needs.bytes), megabytes(needed), room >> 20),
      "make room, or name a place on another disk with -d DIR; nothing was changed");
}

}  // namespace

WriterKind choose_writer(const WriterNeeds& needs) {
  if (!needs.is_empty || needs.files < few_files) return WriterKind::ordinary;
  if (!writes_known_format(needs.dir)) return WriterKind::ordinary;
  require_room(needs);
  return WriterKind::bulk;
}

}  // namespace debrief
