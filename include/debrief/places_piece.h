// Where a term stands in the documents of one chunk of ids, in one piece: for who reads an
// index through a server, which is asked for each term in each document else.
//
// Metadata, of the same terms and chunks as pieces of lists, and with their state
// (list_piece.h):
//
//   places:TERM:CHUNK  nothing: no document of the chunk has positions of TERM
//
// A piece is how many documents it has, their entries as position_file.h draws them, and
// eight zero bytes, so that a reader may look at that many from any byte of an entry.
#pragma once

#include <xapian.h>

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "debrief/position_list.h"

namespace debrief {

inline constexpr std::string_view places_key_prefix = "places:";

// Empty: TERM is too long, for a list_key() as well.
std::string places_key(std::string_view term, Xapian::docid chunk);

class PlacesPacker {
 public:
  // Ids ascend. POSITIONS ascend, each once; of none nothing is added.
  void add(Xapian::docid id, std::span<const Xapian::termpos> positions);

  // The same, as PositionList::packed() has them.
  void add_packed(Xapian::docid id, std::string_view positions);

  // What was added; of nothing: nothing. It is empty again then.
  std::string piece();

 private:
  std::string entries_;
  std::string packed_;
  std::size_t documents_ = 0;
  Xapian::docid last_ = 0;
};

// PIECE, or nothing, with these documents as they are by now, by id; of one without
// positions: nothing. Throws as places_in() and PositionList.
using ChangedPlaces = std::map<Xapian::docid, std::vector<Xapian::termpos>>;
std::string patch_places(std::string_view piece, const ChangedPlaces& changes);

// The list that a piece is, which must outlive it; of nothing: of no document. Throws
// Error for what cannot be one.
PositionList places_in(std::string_view piece);

}  // namespace debrief
