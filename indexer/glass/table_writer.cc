#include "indexer/glass/table_writer.h"

#include <algorithm>
#include <stdexcept>
#include <utility>

#include "debrief/glass_layout.h"

namespace debrief {
namespace {

constexpr std::size_t largest_item = (glass_block - glass_directory - 4 * 2) / 4;
constexpr std::size_t offset_size = 2;  // of an entry in the directory
// A tag is parted to fill a block up when at least so much of it goes there; below that
// the second look is not worth the bytes.
constexpr std::size_t least_part = 256;

void put_16(unsigned char* at, std::size_t n) {
  at[0] = static_cast<unsigned char>(n >> 8);
  at[1] = static_cast<unsigned char>(n);
}

void put_32(unsigned char* at, std::uint32_t n) {
  put_16(at, n >> 16);
  put_16(at + 2, n & 0xFFFF);
}

// The shortest beginning of KEY that is greater than BEFORE, which KEY is.
std::string_view least_above(std::string_view key, std::string_view before) {
  const auto differs =
      std::mismatch(key.begin(), key.end(), before.begin(), before.end());
  const auto same = static_cast<std::size_t>(differs.first - key.begin());
  return key.substr(0, std::min(same + 1, key.size()));
}

}  // namespace

TableWriter::TableWriter(std::string path) : file_(std::move(path)) {}

std::size_t TableWriter::room(unsigned level) const {
  return levels_[level].items - levels_[level].directory;
}

// Room for an item of SIZE bytes in the open block of that level, entered as its next.
unsigned char* TableWriter::place(unsigned level, std::size_t size) {
  OpenBlock& block = levels_[level];
  block.items -= size;
  put_16(&block.bytes[block.directory], block.items);
  block.directory += offset_size;
  return &block.bytes[block.items];
}

void TableWriter::begin_block(unsigned level, std::string_view key, unsigned part) {
  if (level == levels_.size()) levels_.emplace_back();
  OpenBlock& block = levels_[level];
  block.bytes.fill(0);
  block.directory = glass_directory;
  block.items = glass_block;
  block.key = key;
  block.part = static_cast<std::uint16_t>(part);
}

std::uint32_t TableWriter::write_block(unsigned level) {
  OpenBlock& block = levels_[level];
  unsigned char* bytes = block.bytes.data();
  put_32(bytes, glass_revision);
  bytes[4] = static_cast<unsigned char>(level);
  put_16(bytes + 5, room(level));
  put_16(bytes + 7, room(level));
  put_16(bytes + 9, block.directory);
  file_.write({reinterpret_cast<const char*>(bytes), glass_block});
  return blocks_++;
}

void TableWriter::add_branch(unsigned level, std::string_view key, unsigned part,
                             std::uint32_t child) {
  if (level == levels_.size()) begin_block(level, key, part);
  if (room(level) < offset_size + 7 + key.size()) {
    const std::uint32_t number = write_block(level);
    const std::string lowest = levels_[level].key;
    add_branch(level + 1, lowest, levels_[level].part, number);
    begin_block(level, key, part);
  }
  if (levels_[level].directory == glass_directory) {  // what is first needs no key
    key = {};
    part = 0;
  }
  unsigned char* item = place(level, 7 + key.size());
  put_32(item, child);
  item[4] = static_cast<unsigned char>(key.size());
  std::copy(key.begin(), key.end(), item + 5);
  put_16(item + 5 + key.size(), part);
}

void TableWriter::begin_leaf(std::string_view key, unsigned part) {
  if (!levels_.empty()) {
    const std::uint32_t number = write_block(0);
    const std::string lowest = levels_[0].key;
    add_branch(1, lowest, levels_[0].part, number);
  }
  begin_block(0, part == 1 ? least_above(key, last_key_) : key, part);
}

void TableWriter::put_part(std::string_view key, unsigned part, std::string_view bytes,
                           unsigned flags) {
  const std::size_t number = part == 1 ? 0 : 2;
  const std::size_t size = 3 + key.size() + number + bytes.size();
  unsigned char* item = place(0, size);
  put_16(item, (size - 3) | flags | (part == 1 ? glass_first_part : 0));
  item[2] = static_cast<unsigned char>(key.size());
  std::copy(key.begin(), key.end(), item + 3);
  if (part != 1) put_16(item + 3 + key.size(), part);
  std::copy(bytes.begin(), bytes.end(), item + 3 + key.size() + number);
}

void TableWriter::add(std::string_view key, std::string_view tag, bool compressed) {
  if (key.size() > 255 || key.empty()) throw std::length_error("a key of a wrong length");
  if (levels_.empty()) {
    begin_leaf({}, 0);
    put_part({}, 1, {}, glass_last_part);  // every table begins with one without a key
  }
  const unsigned flags = compressed ? glass_compressed : 0;
  for (unsigned part = 1;; ++part) {
    const std::size_t header = offset_size + 3 + key.size() + (part == 1 ? 0 : 2);
    const std::size_t most = largest_item + offset_size - header;
    const std::size_t fits = room(0) < header ? 0 : std::min(most, room(0) - header);
    const bool whole = tag.size() <= fits && room(0) >= header;
    if (!whole && fits < std::min(most, least_part)) {
      begin_leaf(key, part--);
      continue;
    }
    if (part > 0xFFFF) throw std::length_error("a tag of too many parts");
    put_part(key, part, tag.substr(0, fits), flags | (whole ? glass_last_part : 0));
    if (whole) break;
    tag.remove_prefix(fits);
  }
  last_key_ = key;
  ++items_;
}

TableRoot TableWriter::finish() {
  TableRoot root;
  if (!levels_.empty()) {
    for (unsigned level = 0; level + 1 < levels_.size(); ++level) {
      const std::uint32_t number = write_block(level);
      const std::string lowest = levels_[level].key;
      add_branch(level + 1, lowest, levels_[level].part, number);
    }
    root.level = static_cast<unsigned>(levels_.size() - 1);
    root.block = write_block(root.level);
    root.items = items_;
    root.blocks = blocks_;
  }
  file_.finish(true);
  return root;
}

}  // namespace debrief
