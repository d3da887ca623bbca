// The table of positions of a glass database here on disk, read past Xapian: what costs
// there is a way down the tree for each term of each document, with keys made for it.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "query/positions/glass_block.h"

namespace debrief {

// Not changed by reading: any number of cursors share one.
class PositionTable {
 public:
  // That of the database in FOLDER; nullptr unless it is a glass database of the format
  // that is known, with that UUID (as Xapian writes it) and that very revision.
  static std::shared_ptr<const PositionTable> open(const std::string& folder,
                                                   const std::string& uuid,
                                                   std::uint64_t revision);
  ~PositionTable();
  PositionTable(const PositionTable&) = delete;
  PositionTable& operator=(const PositionTable&) = delete;

  // No document has positions.
  bool empty() const { return is_empty_; }

  // Brings PATH to the leaf where KEY is or would be: PATH[0] becomes that leaf, the
  // others the blocks above it, of which those that are there already are not read again.
  // Throws Xapian's exceptions: DatabaseModifiedError for a revision that is written over,
  // DatabaseCorruptError for damage, DatabaseError for what cannot be read.
  void find_leaf(const GlassKey& key, std::vector<GlassBlock>& path) const;

 private:
  PositionTable() = default;
  bool read_version(int folder, const std::string& uuid, std::uint64_t revision);
  void read_block(std::uint32_t number, unsigned level, std::uint32_t newest,
                  GlassBlock& block) const;

  int descriptor_ = -1;
  bool is_empty_ = true;
  std::uint32_t revision_ = 0;
  std::uint32_t root_ = 0;
  unsigned levels_ = 0;  // above the leaves
  std::size_t block_size_ = 0;
};

}  // namespace debrief
