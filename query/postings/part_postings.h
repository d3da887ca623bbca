// What is read of one part of an index set past Xapian: who has which word how often, and
// how long documents are.
#pragma once

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "debrief/facet_table.h"
#include "query/postings/brief_lengths.h"
#include "query/postings/posting_list.h"
#include "query/zeroed.h"

namespace debrief {

// What a server has sent of its part, by term: of each term that is asked for.
using SentLists = std::map<std::string, SentList, std::less<>>;

class PartPostings {
 public:
  // Of the database in FOLDER; nullptr unless it is a glass database of the format that
  // is known, with that UUID (as Xapian writes it) and that very revision, and its ids are
  // not so sparse that a place for each would take much memory. The revision stays
  // readable, or reading it throws Xapian::DatabaseModifiedError. KNOWN: its facet table,
  // if there is one, which must outlive this.
  static std::unique_ptr<PartPostings> open(const std::string& folder,
                                            const std::string& uuid,
                                            std::uint64_t revision,
                                            const FacetTable* known = nullptr);

  // Of a part that is served: its LISTS, with LENGTHS of its documents by id
  // (BriefLengths), which must outlive this. KEY: no other part's.
  static std::unique_ptr<PartPostings> sent(std::string key, Xapian::doccount documents,
                                            Xapian::docid last_id,
                                            std::uint64_t total_length, SentLists lists,
                                            std::span<const std::uint16_t> lengths);

  Xapian::doccount documents() const { return documents_; }
  std::uint64_t total_length() const { return total_length_; }

  // By what BoundQuery::answers know it: answers_key() in find_spans.h.
  const std::string& key() const { return key_; }

  TermCounts counts(std::string_view term) const;
  PostingList list(std::string_view term) const {
    return table_ != nullptr ? PostingList(table_, term) : PostingList(sent_list(term));
  }

  // Every document has an id up to this.
  Xapian::docid last_id() const { return last_id_; }

  // All ids up to that are of documents.
  bool is_without_gaps() const { return documents_ == last_id_; }

  // Of all documents: their lengths. Not of a part that is served.
  PostingList everything() const { return PostingList::lengths(table_); }

  BriefLengths& lengths() { return *lengths_; }

  // Room for at least COUNT numbers, with anything in it: it has been used before where
  // that was given back.
  Zeroed<std::uint64_t> lend_room(std::size_t count);
  void give_back(Zeroed<std::uint64_t> room) { rooms_.push_back(std::move(room)); }

 private:
  PartPostings() = default;

  const SentList& sent_list(std::string_view term) const;

  std::shared_ptr<const MappedTable> table_;  // none: it is served
  SentLists sent_;
  std::string key_;
  Xapian::doccount documents_ = 0;
  Xapian::docid last_id_ = 0;
  std::uint64_t total_length_ = 0;
  std::optional<BriefLengths> lengths_;
  std::vector<Zeroed<std::uint64_t>> rooms_;  // that nobody uses
};

}  // namespace debrief
