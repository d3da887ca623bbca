// The values of a slot, as a glass database keeps them (indexer/glass/list_writer.h draws a
// chunk).
#pragma once

#include <xapian.h>

#include <memory>
#include <string>
#include <string_view>

#include "debrief/glass/mapped_table.h"

namespace debrief {

// Reads them forwards, by document. Throws as MappedTable::block() does.
class ValueList {
 public:
  ValueList(std::shared_ptr<const MappedTable> table, Xapian::valueno slot);

  // Goes to the first document from ID on that has a value, or stays if it stands behind
  // it. False: there is none.
  bool seek(Xapian::docid id);

  // Of the document where it stands.
  Xapian::docid id() const { return id_; }
  std::string_view value() const { return value_; }

 private:
  bool enter_chunk(bool is_found);
  void next_in_chunk();

  TableCursor cursor_;
  std::string key_;    // of its chunks, before the id
  std::string chunk_;  // what is not yet read of it begins at at_
  std::size_t at_ = 0;
  Xapian::docid id_ = 0;  // 0: it stands nowhere yet
  std::string_view value_;
  bool is_at_end_ = false;
};

}  // namespace debrief
