// The table of positions of a glass database here on disk, read past Xapian: what costs
// there is a way down the tree for each term of each document, with keys made for it.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "debrief/glass/glass_block.h"
#include "debrief/glass/glass_version.h"

namespace debrief {

// A block of the table, read into memory.
struct PositionBlock : GlassBlock {
  std::vector<unsigned char> read;  // what `bytes` are
};

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
  bool empty() const { return root_.is_empty; }

  // Brings PATH to the leaf where KEY is or would be: PATH[0] becomes that leaf, the
  // others the blocks above it, of which those that are there already are not read again.
  // Throws Xapian's exceptions: DatabaseModifiedError for a revision that is written over,
  // DatabaseCorruptError for damage, DatabaseError for what cannot be read.
  void find_leaf(const GlassKey& key, std::vector<PositionBlock>& path) const;

 private:
  PositionTable() = default;
  void read_block(std::uint32_t number, unsigned level, std::uint32_t newest,
                  PositionBlock& block) const;

  int descriptor_ = -1;
  std::uint32_t revision_ = 0;
  GlassRoot root_;
};

}  // namespace debrief
