#include "debrief/glass/position_table.h"

#include <fcntl.h>
#include <unistd.h>
#include <xapian.h>

#include <cerrno>

namespace debrief {

std::shared_ptr<const PositionTable> PositionTable::open(const std::string& folder,
                                                         const std::string& uuid,
                                                         std::uint64_t revision) {
  // By one descriptor, so that both files are of one folder, whatever is renamed.
  const int opened = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (opened < 0) return nullptr;
  const std::shared_ptr<PositionTable> table(new PositionTable);
  const auto version = read_glass_version(opened, uuid, revision);
  bool is_known = version.has_value();
  if (is_known) {
    table->revision_ = version->revision;
    table->root_ = version->root(GlassTable::position);
    if (!table->empty()) {
      table->descriptor_ =
          openat(opened, glass_file(GlassTable::position), O_RDONLY | O_CLOEXEC);
      is_known = table->descriptor_ >= 0;
    }
  }
  close(opened);
  return is_known ? table : nullptr;
}

PositionTable::~PositionTable() {
  if (descriptor_ >= 0) close(descriptor_);
}

void PositionTable::read_block(std::uint32_t number, unsigned level, std::uint32_t newest,
                               PositionBlock& block) const {
  if (block.number != number) {
    const std::size_t block_size = root_.block_size;
    block.number = GlassBlock::no_number;
    block.read.resize(block_size);
    block.bytes = block.read;
    std::size_t got = 0;
    while (got < block_size) {
      const auto at = static_cast<off_t>(number) * static_cast<off_t>(block_size);
      const ssize_t size = pread(descriptor_, block.read.data() + got, block_size - got,
                                 at + static_cast<off_t>(got));
      if (size < 0 && errno == EINTR) continue;
      if (size <= 0)
        throw Xapian::DatabaseError("cannot read the table of positions",
                                    size < 0 ? errno : 0);
      got += static_cast<std::size_t>(size);
    }
  }
  if (block.revision() > newest)
    throw Xapian::DatabaseModifiedError(
        "the revision being read has been discarded - you should call "
        "Xapian::Database::reopen() and retry the operation");
  block.check(level);
  block.number = number;
}

void PositionTable::find_leaf(const GlassKey& key,
                              std::vector<PositionBlock>& path) const {
  path.resize(root_.levels + 1);
  std::uint32_t number = root_.block;
  std::uint32_t newest = revision_;
  for (unsigned level = root_.levels;; --level) {
    PositionBlock& block = path[level];
    if (block.number != number) read_block(number, level, newest, block);
    if (level == 0) return;
    newest = block.revision();
    number = block.branch_item(block.branch_at(key)).block;
  }
}

}  // namespace debrief
