// How long the documents of one part of an index set are: by the facet table, which has
// them side by side, and where it does not know, by the list that Xapian keeps; of a part
// that is served, by what is kept of it.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "debrief/facet_table.h"
#include "debrief/glass/mapped_table.h"
#include "query/postings/posting_list.h"

namespace debrief {

class BriefLengths {
 public:
  // TABLE has postings; KNOWN, which must outlive this, may be nullptr.
  BriefLengths(std::shared_ptr<const MappedTable> table, const FacetTable* known);

  // COLUMN has all of them, by id, below unknown_length, and must outlive this.
  explicit BriefLengths(std::span<const std::uint16_t> column) : column_(column) {}

  // Of the documents IDS, ascending, of one window, into OUT; 0: there is no such
  // document, or it has no words. Throws as PostingList does.
  void look_up(std::span<const Xapian::docid> ids, std::uint32_t* out);

 private:
  void look_up_listed(std::span<const Xapian::docid> ids, std::uint32_t* out);
  void add_changes(std::span<const Xapian::docid> ids, std::uint32_t* out) const;
  void add_longer(std::span<const Xapian::docid> ids, std::uint32_t* out) const;

  std::shared_ptr<const MappedTable> table_;
  std::span<const std::uint16_t> column_;  // empty: they are in the list alone
  Postings changed_;                       // that the column has as they were

  // A window of the list, by id - begin.
  std::unique_ptr<PostingList> list_;
  Xapian::docid begin_ = 0;
  std::vector<std::uint32_t> listed_;
};

}  // namespace debrief
