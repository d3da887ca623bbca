// Keys of the glass format, which sort as what they stand for.
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

#include "debrief/glass_layout.h"

namespace debrief {

inline constexpr std::string_view metadata_mark{"\x00\xc0", 2};
inline constexpr std::string_view value_stats_mark{"\x00\xd0", 2};
inline constexpr std::string_view values_mark{"\x00\xd8", 2};
inline constexpr std::string_view lengths_mark{"\x00\xe0", 2};

inline std::string sortable(std::uint32_t n) {
  std::string out;
  append_sortable(out, n);
  return out;
}

// The term that append_escaped() wrote.
inline std::string unescaped_term(std::string_view key) {
  std::string term;
  for (std::size_t at = 0; at < key.size(); ++at) {
    term += key[at];
    if (key[at] == '\0') ++at;  // behind it stands ff
  }
  return term;
}

}  // namespace debrief
