// The positions of one term, document after document.
#pragma once

#include <xapian.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "query/positions/position_table.h"

namespace debrief {

class PositionCursor {
 public:
  PositionCursor(std::shared_ptr<const PositionTable> table, std::string_view term);

  // Puts the positions of the term in document ID in the place of what OUT had; none when
  // the document has none. Ids may come in any order; ascending ones cost least, as what
  // follows stands in the same block. False, and OUT is no answer: ask Xapian, the entry
  // is kept in a way that only it knows. Throws as find_leaf() and unpack_positions().
  bool read(Xapian::docid id, std::vector<Xapian::termpos>& out);

 private:
  bool find(const GlassKey& key);
  bool find_here(const GlassKey& key);
  bool read_parts(GlassLeafItem item, std::vector<Xapian::termpos>& out);

  std::shared_ptr<const PositionTable> table_;
  std::string key_;               // of the entry asked for
  std::size_t term_size_ = 0;     // of key_, that all entries of the term begin with
  std::vector<GlassBlock> path_;  // the leaf first
  std::size_t at_ = 0;            // in the leaf
  std::string tag_;               // of several parts
};

}  // namespace debrief
