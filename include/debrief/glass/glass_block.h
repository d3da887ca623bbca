// A block of a glass table (debrief/glass_layout.h draws it), looked at with care: what
// is damaged throws Xapian::DatabaseCorruptError and leads nowhere outside of the block.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace debrief {

// What an item of a table is found by: a key, and which part of its tag, from 1. Above
// the leaves 0 stands for a key that is cut off.
struct GlassKey {
  std::string_view bytes;
  unsigned part = 1;
};

// As tables are sorted: less than 0 when A comes before B, 0 when they are the same.
int compare(const GlassKey& a, const GlassKey& b);

struct GlassLeafItem {
  GlassKey key;
  std::string_view tag;  // its part
  bool is_last = false;  // part
  bool is_compressed = false;
};

struct GlassBranchItem {
  std::uint32_t block = 0;
  GlassKey key;
};

struct GlassBlock {
  static constexpr std::uint32_t no_number = 0xFFFF'FFFF;

  std::uint32_t number = no_number;
  std::span<const unsigned char> bytes;  // whoever reads blocks keeps them
  std::size_t items = 0;

  // Throws unless BYTES are a block of that level that has an item.
  void check(unsigned level);

  std::uint32_t revision() const;

  // Of item I < items. Of a leaf only, and of a branch only.
  GlassKey leaf_key(std::size_t i) const;
  GlassLeafItem leaf_item(std::size_t i) const;
  GlassBranchItem branch_item(std::size_t i) const;

  // Of a branch, the last item that does not come behind KEY: what has KEY is below it.
  std::size_t branch_at(const GlassKey& key) const;

 private:
  std::size_t number_16(std::size_t at) const {
    return static_cast<std::size_t>(bytes[at]) << 8 | bytes[at + 1];
  }
  std::uint32_t number_32(std::size_t at) const {
    return static_cast<std::uint32_t>(number_16(at) << 16 | number_16(at + 2));
  }
  std::string_view text(std::size_t at, std::size_t size) const {
    return {reinterpret_cast<const char*>(bytes.data()) + at, size};
  }
};

[[noreturn]] void throw_damaged_table();

}  // namespace debrief
