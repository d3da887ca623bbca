// One table of a glass database: a B-tree of blocks in a file, written from sorted items
// without ever reading back. glass_layout.h draws its blocks.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/glass/file_writer.h"

namespace debrief {

inline constexpr std::size_t glass_block = 8192;  // bytes; what Xapian's writer chooses
inline constexpr std::uint32_t glass_revision = 1;

// Where a table begins, as the version file names it.
struct TableRoot {
  std::uint32_t block = 0;
  unsigned level = 0;
  std::uint64_t items = 0;
  std::uint32_t blocks = 0;  // 0: the table is empty, and so is its file
};

class TableWriter {
 public:
  // Writing throws Error when the file at PATH cannot be written.
  explicit TableWriter(std::string path);

  // KEY is greater than that of the one before, not empty, at most 255 bytes. A tag that
  // is COMPRESSED is a raw deflate stream.
  void add(std::string_view key, std::string_view tag, bool compressed = false);

  // Writes what is left, makes it durable and says where the root is.
  TableRoot finish();

 private:
  // The block of one level that is being filled.
  struct OpenBlock {
    std::array<unsigned char, glass_block> bytes{};
    std::size_t directory = 0;  // its end
    std::size_t items = 0;      // where the lowest begins
    std::string key;  // greater than all before it and no greater than its first
    std::uint16_t part = 0;
  };

  std::size_t room(unsigned level) const;
  unsigned char* place(unsigned level, std::size_t size);
  void begin_block(unsigned level, std::string_view key, unsigned part);
  std::uint32_t write_block(unsigned level);
  void add_branch(unsigned level, std::string_view key, unsigned part,
                  std::uint32_t block);
  void begin_leaf(std::string_view key, unsigned part);
  void put_part(std::string_view key, unsigned part, std::string_view bytes,
                unsigned flags);

  FileWriter file_;
  std::vector<OpenBlock> levels_;
  std::string last_key_;
  std::uint32_t blocks_ = 0;
  std::uint64_t items_ = 0;
};

}  // namespace debrief
