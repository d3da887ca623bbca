// A term's postings in one chunk of ids, in one piece: for who reads an index through a
// server, to whom each posting is a message of its own.
//
// Metadata of a database that servers serve (index.h: positions in Xapian's table):
//
//   debrief.lists    lists_state() of the database as it is. Any other state: it was
//                    changed by who does not know of these pieces, and they do not count
//   list:TERM:CHUNK  the documents of the ids [CHUNK * list_chunk, + list_chunk) that have
//                    TERM; nothing: none has. CHUNK is in decimal. Only of terms that
//                    least_listed documents have, and of which the key is not too long
//
// A piece is how many documents it has, the first id, how far the last is from that, and
// then, as in a chunk of glass, how often the first has the term and for each that
// follows how many ids lie between and how often (varint.h has the numbers).
#pragma once

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "debrief/slot_column.h"

namespace debrief {

inline constexpr std::string_view lists_key = "debrief.lists";
inline constexpr std::string_view list_key_prefix = "list:";
inline constexpr Xapian::docid list_chunk = column_chunk;

// Shorter lists a server sends as quickly posting by posting.
inline constexpr Xapian::doccount least_listed = 16;

// What tells whether pieces were made of this database: column_state() of it, and which
// pieces there are.
std::string lists_state(Xapian::doccount briefs, Xapian::docid last_id,
                        std::uint64_t total_length);

// Empty: TERM is too long to be a key with what stands around it.
std::string list_key(std::string_view term, Xapian::docid chunk);

// What list_key() was made of; an empty term: it is no such key.
struct ListKey {
  std::string_view term;  // in the key
  Xapian::docid chunk = 0;
};
ListKey read_list_key(std::string_view key);

class ListPiecePacker {
 public:
  // Ids ascend.
  void add(Xapian::docid id, std::uint32_t count);

  // What was added; of nothing: nothing. It is empty again then.
  std::string piece();

 private:
  std::string entries_;
  std::uint32_t documents_ = 0;
  Xapian::docid first_ = 0;
  Xapian::docid last_ = 0;
};

// A piece, its entries not looked at yet: they begin with the count of the first.
struct ListPiece {
  std::uint32_t documents = 0;
  Xapian::docid first = 0;
  Xapian::docid last = 0;
  std::string_view entries;  // in the piece
};

// Of a piece that is not empty. Throws Error for one that is damaged.
ListPiece read_list_piece(std::string_view piece);

}  // namespace debrief
