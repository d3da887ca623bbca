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

// To copy an index of so many briefs takes as long as to add one by the ordinary writer:
// 0.1 ms against 3 to 5.
constexpr std::size_t copied_for_one = 40;

// An index takes 1.7 times the text, and as much again while it is made: the runs, which
// go when they are merged. Measured on 20,000 briefs of 2.8 KB. With all positions in
// Xapian's table: two and a half times, and as much again; what is kept a second time for
// servers comes when the runs are gone, and takes less than they did.
std::uint64_t room_per_byte(PositionStore store) {
  return store == PositionStore::file ? 4 : 5;
}

std::uint64_t megabytes(std::uint64_t bytes) { return (bytes >> 20) + 1; }

void require_room(const WriterNeeds& needs) {
  struct statvfs disk {};
  if (statvfs(needs.dir.c_str(), &disk) != 0) return;  // whoever writes will say why
  const std::uint64_t room = std::uint64_t{disk.f_bavail} * disk.f_frsize;
  const std::uint64_t needed = needs.bytes * room_per_byte(needs.store) + needs.on_disk;
  if (room >= needed) return;
  throw Error(
      fmt::format(
          "not enough room at {}: to index {} MB of briefs takes about {} MB, half "
          "of it only meanwhile; {} MB are free",
          printable(needs.dir), megabytes(needs.bytes), megabytes(needed), room >> 20),
      "make room, or name a place on another disk with -d DIR; nothing was changed");
}

}  // namespace

WriterKind choose_writer(const WriterNeeds& needs) {
  if (needs.files < few_files || needs.files < needs.documents / copied_for_one)
    return WriterKind::ordinary;
  if (!writes_known_format(needs.dir)) return WriterKind::ordinary;
  require_room(needs);
  return WriterKind::bulk;
}

}  // namespace debrief
