// The terms of the briefs of one database, brief by brief.
#pragma once

#include <xapian.h>

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "debrief/glass/mapped_table.h"
#include "debrief/glass/term_list.h"
#include "query/index_database.h"

namespace debrief {

struct IndexSet;

// Stands before the first term of the brief that is open, then at one after the other,
// sorted.
class BriefTerms {
 public:
  // Of DB. LISTS: its table of term lists (term_lists.h); nullptr: Xapian reads them.
  BriefTerms(IndexDatabase db, std::shared_ptr<const MappedTable> lists);

  // Of a part of INDEXES.
  BriefTerms(const IndexSet& indexes, std::size_t part);

  BriefTerms(BriefTerms&&) = default;

  // Brief ID from now on. Throws as MappedTable::block(), and Error for a damaged list, as
  // all below do.
  void open(Xapian::docid id);

  // To the next. False: there is none, and it stands nowhere.
  bool next();

  // To the first that does not come before TO, or stays where it stands behind it. False:
  // there is none.
  bool skip_to(const std::string& to);

  const std::string& name() const { return cursor_ ? list_.name() : name_; }
  Xapian::termcount wdf() const { return cursor_ ? list_.wdf() : t_.get_wdf(); }

 private:
  bool settle();

  IndexDatabase db_;
  std::optional<TableCursor> cursor_;  // none: Xapian reads
  TermList list_;
  Xapian::TermIterator t_;
  Xapian::TermIterator end_;
  bool is_before_first_ = true;  // of Xapian's list
  std::string name_;
};

// Of each part of INDEXES, by part.
std::vector<BriefTerms> terms_by_part(const IndexSet& indexes);

// Throws as BriefTerms where the lists of briefs that are here are damaged; IDS are of
// indexes.all. For those that Xapian is about to read, who trusts them.
void check_term_lists(const IndexSet& indexes, const std::vector<Xapian::docid>& ids);

}  // namespace debrief
