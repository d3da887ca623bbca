// A table of a glass database here on disk, in memory page by page as it is looked at.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "debrief/glass/glass_block.h"
#include "debrief/glass/glass_version.h"
#include "debrief/mapped_file.h"

namespace debrief {

// Not changed by reading: any number of cursors share one.
class MappedTable {
 public:
  // That of the database in FOLDER, a descriptor, as VERSION has it; nullptr: its file
  // cannot be mapped.
  static std::shared_ptr<const MappedTable> open(int folder, const GlassVersion& version,
                                                 GlassTable table);
  MappedTable(const MappedTable&) = delete;
  MappedTable& operator=(const MappedTable&) = delete;

  bool empty() const { return root_.is_empty; }
  const GlassRoot& root() const { return root_; }
  std::size_t size() const { return size_; }  // of the file, in bytes
  std::uint32_t revision() const { return revision_; }

  // Throws Xapian's exceptions: DatabaseModifiedError unless its revision is at most
  // NEWEST, DatabaseCorruptError for damage.
  GlassBlock block(std::uint32_t number, unsigned level, std::uint32_t newest) const;

 private:
  MappedTable() = default;

  std::shared_ptr<const MappedFile> file_;  // none of an empty table
  const unsigned char* bytes_ = nullptr;    // of the file
  std::size_t size_ = 0;
  std::uint32_t revision_ = 0;
  GlassRoot root_;
};

// Throws Xapian::DatabaseModifiedError when BLOCK has meanwhile been written over, with a
// revision above NEWEST: what was read in it then is worth nothing. A writer puts in the
// revision, with which a block begins, before the rest.
void check_unchanged(const GlassBlock& block, std::uint32_t newest);

// Stands at an entry of a table. What it shows lies in the mapped file, which a writer may
// write over: it counts once check() has been called behind it.
class TableCursor {
 public:
  explicit TableCursor(std::shared_ptr<const MappedTable> table)
      : table_(std::move(table)) {}

  // Goes to the last entry that does not come behind KEY. False, and it stands nowhere:
  // there is none. Throws as MappedTable::block().
  bool find(std::string_view key);

  // Goes to the entry behind. False, and it stands nowhere: there is none.
  bool next();

  std::string_view key() const { return item_.key.bytes; }
  bool is_compressed() const { return item_.is_compressed; }

  // The whole tag, until the cursor is moved. Where it is kept in parts, the cursor goes
  // to the last of them, which has the same key.
  std::string_view tag();

  // Also of a search that found nothing.
  void check() const {
    if (!path_.empty()) check_unchanged(path_[0].block, path_[0].newest);
  }

 private:
  struct Step {
    GlassBlock block;
    std::size_t at = 0;  // of the items
    std::uint32_t newest = 0;
  };

  void enter(unsigned level, std::uint32_t number, std::uint32_t newest);
  void descend(unsigned level, const GlassKey* key);
  bool next_item();
  bool find_item(const GlassKey& key);

  std::shared_ptr<const MappedTable> table_;
  std::vector<Step> path_;  // the leaf first
  GlassLeafItem item_;
  std::string parts_;  // of a tag
};

}  // namespace debrief
