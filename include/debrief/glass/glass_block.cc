#include "debrief/glass/glass_block.h"

#include <xapian.h>

#include "debrief/glass_layout.h"

namespace debrief {
namespace {

constexpr std::size_t offset_size = 2;  // of an entry in the directory
constexpr std::size_t leaf_head = 3;    // bytes before the key
constexpr std::size_t branch_head = 5;
constexpr std::size_t part_size = 2;
constexpr unsigned size_bits = 0x1FFF;

}  // namespace

int compare(const GlassKey& a, const GlassKey& b) {
  if (const int order = a.bytes.compare(b.bytes); order != 0) return order;
  return a.part < b.part ? -1 : a.part > b.part ? 1 : 0;
}

void GlassBlock::check(unsigned level) {
  const std::size_t end = number_16(9);
  if (bytes[4] != level || end <= glass_directory || end > bytes.size() ||
      (end - glass_directory) % offset_size != 0)
    throw_damaged_table();
  items = (end - glass_directory) / offset_size;
}

std::uint32_t GlassBlock::revision() const { return number_32(0); }

GlassKey GlassBlock::leaf_key(std::size_t i) const {
  const std::size_t at = number_16(glass_directory + i * offset_size);
  if (at + leaf_head > bytes.size()) throw_damaged_table();
  const std::size_t size = bytes[at + 2];
  const std::size_t end = at + leaf_head + size;
  if (end > bytes.size()) throw_damaged_table();
  const std::string_view key = text(at + leaf_head, size);
  if ((bytes[at] & glass_first_part >> 8) != 0) return {key, 1};
  if (end + part_size > bytes.size()) throw_damaged_table();
  return {key, static_cast<unsigned>(number_16(end))};
}

GlassLeafItem GlassBlock::leaf_item(std::size_t i) const {
  const std::size_t at = number_16(glass_directory + i * offset_size);
  if (at + leaf_head > bytes.size()) throw_damaged_table();
  const std::size_t head = number_16(at);
  const std::size_t end = at + (head & size_bits) + leaf_head;
  const std::size_t key_size = bytes[at + 2];  // once: it may be written over meanwhile
  const std::size_t key_end = at + leaf_head + key_size;
  const bool is_first = (head & glass_first_part) != 0;
  const std::size_t tag = key_end + (is_first ? 0 : part_size);
  if (tag > end || end > bytes.size()) throw_damaged_table();
  GlassLeafItem item;
  item.key = {text(at + leaf_head, key_size),
              is_first ? 1 : static_cast<unsigned>(number_16(key_end))};
  item.tag = text(tag, end - tag);
  item.is_last = (head & glass_last_part) != 0;
  item.is_compressed = (head & glass_compressed) != 0;
  return item;
}

GlassBranchItem GlassBlock::branch_item(std::size_t i) const {
  const std::size_t at = number_16(glass_directory + i * offset_size);
  if (at + branch_head > bytes.size()) throw_damaged_table();
  const std::size_t size = bytes[at + 4];
  const std::size_t key_end = at + branch_head + size;
  if (key_end + part_size > bytes.size()) throw_damaged_table();
  return {number_32(at),
          {text(at + branch_head, size), static_cast<unsigned>(number_16(key_end))}};
}

// The first has no key, and none is before it.
std::size_t GlassBlock::branch_at(const GlassKey& key) const {
  std::size_t low = 0;
  std::size_t high = items;
  while (high - low > 1) {
    const std::size_t middle = (low + high) / 2;
    (compare(branch_item(middle).key, key) <= 0 ? low : high) = middle;
  }
  return low;
}

void throw_damaged_table() { throw Xapian::DatabaseCorruptError("a table is damaged"); }

}  // namespace debrief
