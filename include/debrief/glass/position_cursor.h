// The positions of one term, document after document.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "debrief/glass/position_table.h"

namespace debrief {

class PositionCursor {
 public:
  PositionCursor(std::shared_ptr<const PositionTable> table, std::string_view term);
  PositionCursor(PositionCursor&&) =
      default;  // no copies: blocks lie where they were read

  // Puts the positions of the term in document ID in the place of what OUT had; none when
  // the document has none. Ids may come in any order; ascending ones cost least, as what
  // follows stands in the same block. False, and OUT is no answer: ask Xapian, the entry
  // is kept in a way that only it knows. Throws as find_leaf() and unpack_positions().
  bool read(Xapian::docid id, std::vector<Xapian::termpos>& out);

 private:
  // An entry of the term: its document, and which part of the tag.
  using Place = std::uint64_t;

  bool find(Xapian::docid id, unsigned part);
  void enter_leaf();
  std::size_t first_from(std::string_view bytes) const;
  Place place_of(std::size_t i) const;
  bool read_parts(Xapian::docid id, GlassLeafItem item,
                  std::vector<Xapian::termpos>& out);

  std::shared_ptr<const PositionTable> table_;
  std::string key_;                  // of the entry asked for
  std::size_t term_size_ = 0;        // of key_, that all entries of the term begin with
  std::vector<PositionBlock> path_;  // the leaf first
  std::size_t begin_ = 0;  // of the leaf's items, those of the term: [begin_, end_)
  std::size_t end_ = 0;
  Place last_ = 0;      // place_of(end_ - 1)
  std::size_t at_ = 0;  // in the leaf
  std::string tag_;     // of several parts
};

}  // namespace debrief
