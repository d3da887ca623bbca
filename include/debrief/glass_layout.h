// What both programs know of the glass format, Xapian's own on disk: how its numbers and
// keys are written, how its blocks look, and by what a folder is told to be one.
//
//   block   revision u32, level u8, largest and total free space u16 each, end of the
//           directory u16, then the directory: offsets u16 of the items, in their order;
//           items grow down from the block's end. Numbers have their highest byte first.
//   leaf    (level 0) size - 3 u16 with flags in its upper three bits (compressed, last
//           part, first part), key length u8, key, part number u16 unless it is the
//           first, a part of the tag
//   branch  block u32, key length u8, key, part number u16; the first key is empty; any
//           other is no greater than all below it and greater than what is before
//
// A block is never written over while a revision that has it is the last or the last but
// one; what is read over a longer time is known by its revision, which is greater than
// that of the block above it.
//
//   iamglass  the mark, format version u16, 16 bytes that name this database, then
//             varints: revision; for each table its root block, level << 2 | 2 for blocks
//             in order | 1 for none, items, block size >> 11, from how many bytes on a tag
//             may be compressed, the length of the free list and that list; totals
//
// Tables in the order postlist, docdata, termlist, position, spelling, synonym.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace debrief {

inline constexpr std::string_view glass_version_file = "iamglass";
inline constexpr std::string_view glass_mark = "\x0f\x0dXapian Glass";
inline constexpr std::string_view glass_format{"\x04\x6e", 2};  // 14 March 2016
inline constexpr std::size_t glass_name_size = 16;

inline constexpr std::size_t glass_directory = 11;  // where a block's begins

inline constexpr unsigned glass_compressed = 0x8000;
inline constexpr unsigned glass_last_part = 0x4000;
inline constexpr unsigned glass_first_part = 0x2000;

// Two bytes up to 0x7FFF; above that the first byte says by its leading ones how many
// follow. Never begins with ff.
inline void append_sortable(std::string& out, std::uint32_t n) {
  const auto byte = [&](unsigned shift) { out += static_cast<char>(n >> shift); };
  if (n < 0x8000) {
    byte(8);
  } else if (n < 0x40'0000) {
    out += static_cast<char>(0x80 | n >> 16);
    byte(8);
  } else if (n < 0x2000'0000) {
    out += static_cast<char>(0xC0 | n >> 24);
    byte(16);
    byte(8);
  } else {
    out += static_cast<char>(0xE0);
    byte(24);
    byte(16);
    byte(8);
  }
  byte(0);
}

// A term without its end, which only what follows it needs: a zero byte.
inline void append_escaped(std::string& out, std::string_view term) {
  for (auto zero = term.find('\0'); zero != std::string_view::npos;
       zero = term.find('\0')) {
    out.append(term.substr(0, zero + 1));
    out += '\xff';
    term.remove_prefix(zero + 1);
  }
  out.append(term);
}

}  // namespace debrief
