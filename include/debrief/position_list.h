// A list of the positional file (position_file.h draws it).
#pragma once

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "debrief/position_numbers.h"

namespace debrief {

// The documents of a term and where it stands in each: a cursor, cheap to copy, that
// begins before the first. It must not outlive its file. All functions throw
// Xapian::DatabaseCorruptError where the bytes are damaged, and never read beyond the
// file.
class PositionList {
 public:
  PositionList() = default;  // of no document

  // ENTRIES of so many DOCUMENTS, without a skip table, in bytes that go on for eight more
  // and outlive it.
  PositionList(std::string_view entries, std::size_t documents)
      : entries_(entries.data()),
        end_(entries.data() + entries.size()),
        documents_(documents),
        at_(entries_),
        has_skips_(false) {}

  std::size_t documents() const { return documents_; }

  // To before the first document.
  void restart();

  // To the next document. False: there is none, and seek() is all that may follow.
  bool next() {
    if (at_ == end_) return end_list();
    // Nearly all entries are found whole in eight bytes: a distance of one, and how many
    // positions, unless there is one alone, in another.
    const std::uint64_t bytes = eight_bytes(at_);
    const auto distance = static_cast<std::uint32_t>(bytes & 0xFF);
    const auto more = static_cast<std::uint32_t>(bytes >> 8 & 0xFF);
    const bool is_alone = (distance & 1) != 0;
    const std::uint32_t numbers = is_alone ? 2 : more + 4;
    const unsigned size = numbers <= 8 ? size_of_numbers(bytes, numbers) : 0;
    if (distance >= 0x80 || size == 0) return take_entry();
    packed_ = at_ + 1;
    positions_ = at_ + (is_alone ? 1 : 2);
    at_ += size;
    count_ = is_alone ? 1 : more + 2;
    return enter(id_ + (distance >> 1));
  }

  // To the first document >= ID, also back; only forward is fast. False as with next().
  bool seek(Xapian::docid id) {
    if (id <= before_ || (id <= id_ && !here_)) restart();
    if (id_ >= id) return true;
    // What is near is found by going on, quicker than by a look at the skip table.
    if (documents_ > passed_ && id - id_ > documents_a_step) pass_groups(id);
    while (next())
      if (id_ >= id) return true;
    return false;
  }

  // The document at the cursor or, where there is none, the last one passed; 0: none yet.
  Xapian::docid passed_id() const { return id_; }

  // Of the document at the cursor: next() or seek() has returned true.
  Xapian::docid id() const { return id_; }
  std::size_t count() const { return count_; }  // of its positions: 1, 2, …
  void read(std::vector<Xapian::termpos>& out) const { reader().read_all(out); }
  PositionReader reader() const { return {positions_, count_}; }

  // Its positions as append_packed_positions() writes them.
  std::string_view packed() const {
    return {packed_, static_cast<std::size_t>(at_ - packed_)};
  }

 private:
  friend class PositionTerms;

  static constexpr Xapian::docid documents_a_step = 16;

  bool enter(Xapian::docid id) {
    if (id <= id_ || at_ > end_) list_damaged();
    before_ = id_;
    id_ = id;
    here_ = true;
    ++passed_;
    return true;
  }
  bool end_list();
  bool take_entry();
  void pass_groups(Xapian::docid id);
  std::uint32_t last_of(std::size_t group) const;
  std::uint64_t end_of(std::size_t group) const;

  const char* entries_ = nullptr;
  const char* end_ = nullptr;  // of the entries: there the skip table begins
  std::size_t documents_ = 0;
  const char* at_ = nullptr;         // the entry behind the cursor
  const char* packed_ = nullptr;     // of the document at the cursor: how many
  const char* positions_ = nullptr;  // and these
  std::uint32_t count_ = 0;
  bool has_skips_ = true;     // behind the entries, where there are many
  std::size_t passed_ = 0;    // entries up to the cursor, its own with them
  Xapian::docid before_ = 0;  // the document before
  Xapian::docid id_ = 0;      // the last one passed
  bool here_ = false;         // there is a document at the cursor
};

}  // namespace debrief
