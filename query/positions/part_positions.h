// Where the words of one database stand, wherever that is kept: the file of positions for
// the briefs that came in bulk, glass's table for all others, and Xapian for what is
// neither.
#pragma once

#include <xapian.h>

#include <memory>
#include <string>

#include "debrief/glass/position_table.h"
#include "debrief/kept_positions.h"

namespace debrief {

inline constexpr Xapian::docid no_document = 0xFFFF'FFFF;

class PartPositions {
 public:
  // Those of the database DB in FOLDER. Throws as kept_positions(), and
  // Xapian::DatabaseModifiedError where the folder is gone since DB was opened.
  static std::shared_ptr<const PartPositions> open(const std::string& folder,
                                                   const Xapian::Database& db);

  // Those that Xapian has of a database whose folder is not known. Throws Error unless it
  // has them all.
  static std::shared_ptr<const PartPositions> of_xapian(const Xapian::Database& db);

  // Whether the file tells the positions of brief ID, and not Xapian.
  bool is_in_file(Xapian::docid id) const {
    return first_other_ == no_document ? file() != nullptr : kept_.in_file(id);
  }

  // The first brief from ID on of which it does not; none: no_document.
  Xapian::docid first_other(Xapian::docid id) const;

  const Xapian::Database& db() const { return db_; }
  const PositionFile* file() const { return kept_.file.get(); }  // none: nullptr
  const std::shared_ptr<const PositionTable>& table() const { return table_; }

  // Whether all briefs of the file are still there, so that its lists alone tell which of
  // them have a word; and whether there are no others.
  bool is_file_whole() const { return is_file_whole_; }
  bool is_all_in_file() const { return is_file_whole_ && first_other_ == no_document; }

 private:
  explicit PartPositions(const Xapian::Database& db) : db_(db) {}

  Xapian::Database db_;
  KeptPositions kept_;
  std::shared_ptr<const PositionTable> table_;  // nullptr: ask Xapian
  bool is_file_whole_ = false;
  Xapian::docid last_id_ = 0;  // of the database
  Xapian::docid first_other_ = 0;
};

}  // namespace debrief
