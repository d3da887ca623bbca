// A term's postings, or the lengths of all documents, as a glass database keeps them
// (indexer/glass/list_writer.h draws a chunk) or as its server has sent them.
#pragma once

#include <xapian.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "debrief/glass/mapped_table.h"
#include "debrief/list_piece.h"

namespace debrief {

// How often something occurs.
struct TermCounts {
  Xapian::doccount documents = 0;
  std::uint64_t occurrences = 0;
};

// A term's list as a server has sent it.
struct SentList {
  TermCounts counts;
  std::vector<ListPiece> pieces;  // ids ascend from one to the next
};

// Documents with what each has: how often the term, or its length.
struct Postings {
  std::vector<Xapian::docid> ids;  // ascending
  std::vector<std::uint32_t> counts;
};

// Documents are looked at window by window, so that what is found of one is still at hand
// when the next step comes to it: ids [n * size, (n + 1) * size).
inline constexpr Xapian::docid window_size = 4096;
inline Xapian::docid window_of(Xapian::docid id) { return id - id % window_size; }
inline Xapian::docid window_end(Xapian::docid begin) {
  return begin + std::min(window_size, UINT32_MAX - begin);
}

// Some ids of a window. Whoever has it keeps what it speaks of.
struct IdWindow {
  using Bits = std::array<std::uint64_t, window_size / 64>;

  Xapian::docid begin = 0;             // of the window
  std::span<const Xapian::docid> ids;  // ascending, at least one
  const Bits* bits = nullptr;          // the same, by id - begin
};

// Reads one list, forwards. Everything throws as MappedTable::block() does.
class PostingList {
 public:
  // Of a term that is not empty.
  PostingList(std::shared_ptr<const MappedTable> table, std::string_view term);
  explicit PostingList(const SentList& list);  // which must outlive it
  PostingList(const PostingList&) = delete;    // it looks into itself
  PostingList& operator=(const PostingList&) = delete;

  // Of the lengths of the documents.
  static PostingList lengths(std::shared_ptr<const MappedTable> table);

  // Of a term no document has: zeros. The lengths say nothing of their counts.
  const TermCounts& counts() const { return total_; }

  // What the list has of [FROM, END) of one window: how many, and into IDS and, unless it
  // is nullptr, COUNTS what they are. There one more than that window holds may be written
  // over. No call goes back: FROM is at least the END before.
  std::size_t read(Xapian::docid from, Xapian::docid end, Xapian::docid* ids,
                   std::uint32_t* counts);

  // The same of the documents that are among those. It skips chunks that have none.
  std::size_t read(const IdWindow& among, Xapian::docid* ids, std::uint32_t* counts);

  // The same of IDS, ascending, in any number of windows.
  Postings among(const std::vector<Xapian::docid>& ids);

 private:
  PostingList(std::shared_ptr<const MappedTable> table, std::string first_key,
              std::string key);

  bool enter_chunk(bool is_first);
  bool enter_piece(std::size_t piece);
  bool next_chunk();
  bool seek(Xapian::docid id);
  bool is_of_list() const;
  template <class Fn>
  void walk(Xapian::docid from, Xapian::docid end, Fn fn);
  void check_chunk();

  std::optional<TableCursor> cursor_;  // none: it was sent
  std::span<const ListPiece> pieces_;
  std::size_t piece_ = 0;
  std::string first_key_;
  std::string key_;  // of the other chunks, before the id
  TermCounts total_;

  // The chunk: what follows its head, from the count of its first document on.
  bool is_in_chunk_ = false;
  std::string_view entries_;
  Xapian::docid first_ = 0;
  Xapian::docid last_ = 0;

  // How far it has been read: the next document, and where its count stands; nullptr: it
  // has ended.
  std::uint64_t next_id_ = 0;
  const char* next_ = nullptr;
};

}  // namespace debrief
