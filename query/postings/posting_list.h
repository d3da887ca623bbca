// A term's postings, or the lengths of all documents, as a glass database keeps them
// (indexer/glass/list_writer.h draws a chunk).
#pragma once

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "query/glass/mapped_table.h"

namespace debrief {

// How often something occurs.
struct TermCounts {
  Xapian::doccount documents = 0;
  std::uint64_t occurrences = 0;
};

// Documents with what each has: how often the term, or its length.
struct Postings {
  std::vector<Xapian::docid> ids;  // ascending
  std::vector<std::uint32_t> counts;
};

// Reads one list, forwards. Everything throws as MappedTable::block() does.
class PostingList {
 public:
  // Of a term that is not empty.
  PostingList(std::shared_ptr<const MappedTable> table, std::string_view term);

  // Of the lengths of the documents.
  static PostingList lengths(std::shared_ptr<const MappedTable> table);

  // Of a term no document has: zeros. The lengths say nothing of their counts.
  const TermCounts& counts() const { return total_; }

  // The whole list; the database's documents have ids up to LAST_ID.
  Postings all(Xapian::docid last_id);

  // What the list has of the documents in IDS, ascending. It skips chunks in which there
  // are none.
  Postings among(const std::vector<Xapian::docid>& ids);

  // Puts the count of each document of the list into OUT, by id.
  void scatter(std::vector<std::uint32_t>& out);

 private:
  explicit PostingList(std::shared_ptr<const MappedTable> table)
      : cursor_(std::move(table)) {}

  void find_first();
  bool enter_chunk(bool is_first);
  bool next_chunk();
  bool seek(Xapian::docid id);
  bool is_of_list() const;
  void check_chunk();

  TableCursor cursor_;
  std::string first_key_;
  std::string key_;  // of the other chunks, before the id
  TermCounts total_;

  // The chunk: what follows its head, from the count of its first document on.
  bool is_in_chunk_ = false;
  std::string_view entries_;
  Xapian::docid first_ = 0;
  Xapian::docid last_ = 0;
};

}  // namespace debrief
