// What is read of one part of an index set past Xapian: who has which word how often, and
// how long documents are.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "query/postings/posting_list.h"

namespace debrief {

class PartPostings {
 public:
  // Of the database in FOLDER; nullptr unless it is a glass database of the format that
  // is known, with that UUID (as Xapian writes it) and that very revision, and its ids are
  // not so sparse that a place for each would take much memory. The revision stays
  // readable, or reading it throws Xapian::DatabaseModifiedError.
  static std::unique_ptr<PartPostings> open(const std::string& folder,
                                            const std::string& uuid,
                                            std::uint64_t revision);

  Xapian::doccount documents() const { return documents_; }
  std::uint64_t total_length() const { return total_length_; }

  // By what BoundQuery::answers know it: answers_key() in find_spans.h.
  const std::string& key() const { return key_; }

  TermCounts counts(std::string_view term) const;
  PostingList list(std::string_view term) const { return {table_, term}; }
  Postings all_of(std::string_view term) const { return list(term).all(last_id_); }

  // All documents.
  std::vector<Xapian::docid> everything() const;

  // Of the documents in IDS, ascending, which are there.
  std::vector<std::uint32_t> lengths(const std::vector<Xapian::docid>& ids);

 private:
  PartPostings() = default;

  std::shared_ptr<const MappedTable> table_;
  std::string key_;
  Xapian::doccount documents_ = 0;
  Xapian::docid last_id_ = 0;
  std::uint64_t total_length_ = 0;
  std::vector<std::uint32_t> lengths_;  // by id, once many were asked for
  Postings last_lengths_;               // that were looked up: some are asked for again
};

}  // namespace debrief
