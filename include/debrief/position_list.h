// A list of the positional file (position_file.h draws it).
#pragma once

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace debrief {

// The documents of a term and where it stands in each: a cursor, cheap to copy, that
// begins before the first. It must not outlive its file. All functions throw
// Xapian::DatabaseCorruptError where the bytes are damaged, and never read beyond them.
class PositionList {
 public:
  std::size_t documents() const { return documents_; }

  // To the next document. False: there is none, and seek() is all that may follow.
  bool next();

  // To the first document >= ID, also back; only forward is fast. False as with next().
  bool seek(Xapian::docid id);

  // Of the document at the cursor: next() or seek() has returned true.
  Xapian::docid id() const { return id_; }
  std::size_t count() const;                           // of its positions: 1, 2, …
  void read(std::vector<Xapian::termpos>& out) const;  // ascending; OUT's own are gone

  // Its positions as append_packed_positions() writes them.
  std::string_view packed() const;

 private:
  friend class PositionTerms;

  void restart();
  void pass_groups(Xapian::docid id);
  std::uint32_t last_of(std::size_t group) const;
  std::uint64_t end_of(std::size_t group) const;
  const char* behind_positions() const;

  const char* entries_ = nullptr;
  const char* end_ = nullptr;  // of the entries: there the skip table begins
  std::size_t documents_ = 0;
  const char* at_ = nullptr;  // the positions of the document at the cursor, or an entry
  std::size_t passed_ = 0;    // entries up to the cursor, its own with them
  Xapian::docid before_ = 0;  // the document before
  Xapian::docid id_ = 0;      // the last one passed
  bool here_ = false;         // there is a document at the cursor
  bool alone_ = false;        // it has one position
};

}  // namespace debrief
