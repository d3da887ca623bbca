#include "debrief/glass/mapped_table.h"

#include <xapian.h>

#include <atomic>

namespace debrief {
namespace {

// As it is at this moment.
std::uint32_t revision_now(const GlassBlock& block) {
  const volatile unsigned char* const bytes = block.bytes.data();
  std::uint32_t revision = 0;
  for (int i = 0; i < 4; ++i) revision = revision << 8 | bytes[i];
  return revision;
}

}  // namespace

std::shared_ptr<const MappedTable> MappedTable::open(int folder,
                                                     const GlassVersion& version,
                                                     GlassTable table) {
  const std::shared_ptr<MappedTable> opened(new MappedTable);
  opened->revision_ = version.revision;
  opened->root_ = version.root(table);
  if (opened->empty()) return opened;
  opened->file_ = MappedFile::open(folder, glass_file(table));
  if (!opened->file_) return nullptr;
  opened->size_ = opened->file_->bytes().size();
  opened->bytes_ = opened->file_->array<unsigned char>(0, opened->size_);
  return opened;
}

GlassBlock MappedTable::block(std::uint32_t number, unsigned level,
                              std::uint32_t newest) const {
  if (number >= size_ / root_.block_size) throw_damaged_table();
  GlassBlock block;
  block.number = number;
  block.bytes = {bytes_ + number * root_.block_size, root_.block_size};
  check_unchanged(block, newest);
  block.check(level);
  return block;
}

void check_unchanged(const GlassBlock& block, std::uint32_t newest) {
  std::atomic_thread_fence(std::memory_order_acquire);
  if (revision_now(block) > newest)
    throw Xapian::DatabaseModifiedError(
        "the revision being read has been discarded - you should call "
        "Xapian::Database::reopen() and retry the operation");
}

void TableCursor::enter(unsigned level, std::uint32_t number, std::uint32_t newest) {
  Step& step = path_[level];
  if (step.block.number == number && step.newest == newest) return;
  step.block.number = GlassBlock::no_number;
  step.block = table_->block(number, level, newest);
  step.newest = newest;
}

// From the block of that level down to the leaf: by KEY, or to the first item of each.
void TableCursor::descend(unsigned level, const GlassKey* key) {
  for (; level > 0; --level) {
    Step& step = path_[level];
    if (key != nullptr) step.at = step.block.branch_at(*key);
    const std::uint32_t below = step.block.branch_item(step.at).block;
    const std::uint32_t revision = step.block.revision();
    check_unchanged(step.block, step.newest);
    enter(level - 1, below, revision);
    path_[level - 1].at = 0;
  }
}

// Of the first part of an entry or of another; where there is none before, nowhere.
bool TableCursor::find_item(const GlassKey& key) {
  if (table_->empty()) return false;
  path_.resize(table_->root().levels + 1);
  enter(table_->root().levels, table_->root().block, table_->revision());
  descend(table_->root().levels, &key);
  Step& leaf = path_[0];
  std::size_t low = 0;
  std::size_t high = leaf.block.items;
  while (low < high) {
    const std::size_t middle = (low + high) / 2;
    if (compare(leaf.block.leaf_key(middle), key) <= 0)
      low = middle + 1;
    else
      high = middle;
  }
  // What parts two leaves is cut off: it may come before KEY while all behind it comes
  // behind KEY. Then to the last item of the leaf before.
  unsigned level = low == 0 ? 1 : 0;
  while (level != 0 && level < path_.size() && path_[level].at == 0) ++level;
  if (level == path_.size()) return false;
  for (path_[level].at = level == 0 ? low - 1 : path_[level].at - 1; level > 0; --level) {
    const Step& step = path_[level];
    const std::uint32_t below = step.block.branch_item(step.at).block;
    const std::uint32_t revision = step.block.revision();
    check_unchanged(step.block, step.newest);
    enter(level - 1, below, revision);
    path_[level - 1].at = path_[level - 1].block.items - 1;
  }
  item_ = leaf.block.leaf_item(leaf.at);
  return true;
}

bool TableCursor::find(std::string_view key) {
  if (!find_item({key, 1})) return false;
  if (item_.key.part == 1) return true;
  // A later part of an entry before: to its first.
  const std::string before(item_.key.bytes);
  return find_item({before, 1}) && item_.key.bytes == before;
}

bool TableCursor::next_item() {
  if (path_[0].at + 1 >= path_[0].block.items) {
    unsigned level = 1;
    while (level < path_.size() && path_[level].at + 1 >= path_[level].block.items)
      ++level;
    if (level == path_.size()) return false;
    ++path_[level].at;
    descend(level, nullptr);
  } else {
    ++path_[0].at;
  }
  item_ = path_[0].block.leaf_item(path_[0].at);
  return true;
}

bool TableCursor::next() {
  do {
    if (!next_item()) return false;
  } while (item_.key.part != 1);
  return true;
}

std::string_view TableCursor::tag() {
  if (item_.is_last) return item_.tag;
  parts_.assign(item_.tag);
  while (!item_.is_last) {
    check();
    const unsigned part = item_.key.part;
    if (!next_item() || item_.key.part != part + 1) throw_damaged_table();
    parts_ += item_.tag;
  }
  return parts_;
}

}  // namespace debrief
