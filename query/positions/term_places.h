// A word of one database: which briefs have it, and where it stands in each.
#pragma once

#include <xapian.h>

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "debrief/glass/position_cursor.h"
#include "query/positions/part_positions.h"

namespace debrief {

class TermPlaces {
 public:
  TermPlaces(std::shared_ptr<const PartPositions> part, std::string term);

  // In how many briefs it is, more or less.
  std::size_t briefs() const { return briefs_; }

  // The first brief from ID on that has it; none: no_document. Ids may come in any order;
  // ascending ones cost least.
  Xapian::docid seek(Xapian::docid id) {
    if (!is_all_in_list_) return seek_all(id);
    return list_->seek(id) ? list_->id() : no_document;
  }

  // What the file says of a brief: enough to come back to it when its list has gone on.
  struct Note {
    bool is_known = false;                 // else the file does not tell all
    std::optional<PositionReader> reader;  // none: the brief does not have it
  };
  Note note(Xapian::docid id);

  // Its list of the file, if that has all briefs with it; else nullptr. It may stand
  // anywhere.
  const PositionList* whole_list() const { return is_all_in_list_ ? &*list_ : nullptr; }

  // Puts its positions in brief ID in the place of what OUT had; none where it is not.
  void read(Xapian::docid id, std::vector<Xapian::termpos>& out);

 private:
  Xapian::docid seek_all(Xapian::docid id);
  Xapian::docid seek_in_file(Xapian::docid id);
  Xapian::docid seek_others(Xapian::docid id);
  Xapian::docid seek_posting(Xapian::docid id);

  std::shared_ptr<const PartPositions> part_;
  std::string term_;
  std::size_t briefs_ = 0;
  bool is_all_in_list_ = false;
  std::optional<PositionList> list_;  // of the file
  std::optional<PositionCursor> cursor_;
  Xapian::PostingIterator at_;
  Xapian::docid posting_ = 0;  // where at_ is; 0: not opened
  Xapian::docid asked_ = 0;    // of seek_posting() at last
};

}  // namespace debrief
