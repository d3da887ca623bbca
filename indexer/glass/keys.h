// How the glass format writes numbers and keys, so that keys sort as what they stand for.
//
// Keys of the postlist table, in their order (document ids as append_sortable writes
// them, "last" means the number in as few bytes as it takes, lowest first, 0 in none):
//
//   00 c0 key                 metadata           -> the value
//   00 d0 slot(last)          value statistics   -> how many, lowest, highest if another
//   00 d8 slot(varint) id     a chunk of values  -> from that document on
//   00 e0 [id]                document lengths   -> as the postings of a term
//   term                      postings, the first chunk
//   term 00 id                postings, a chunk from that document on
//
// Keys of the position table: term 00 id. Of docdata: id. Of the term lists: id, and
// id 00 for the slots that have a value. Within a term a zero byte is written 00 ff.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace debrief {

inline constexpr std::string_view metadata_mark{"\x00\xc0", 2};
inline constexpr std::string_view value_stats_mark{"\x00\xd0", 2};
inline constexpr std::string_view values_mark{"\x00\xd8", 2};
inline constexpr std::string_view lengths_mark{"\x00\xe0", 2};

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

inline std::string sortable(std::uint32_t n) {
  std::string out;
  append_sortable(out, n);
  return out;
}

}  // namespace debrief
