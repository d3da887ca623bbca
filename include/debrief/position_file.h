// The positions of words in briefs, inverted: GENERATION/positions, for the briefs that
// came in bulk. It is written once, before the generation is put in use, and never
// changed; the metadata positions_key and rewritten_key (index.h) say of which briefs it
// holds. Positions of all others are in Xapian's own table.
//
//   lists        of each term, in their order: its entries, then its skip table
//   dictionary   the terms, sorted, in blocks of 32
//   offsets      u64 of each block, from where the dictionary begins
//   intervals    u32 first, u32 last: document ids that the file speaks of, ascending
//   trailer      position_layout.h: magic, UUID of the database, where what is, checksum
//
//   entry        of a document: distance from the one before << 1 | 1 for one position
//                alone; unless so how many positions less two; the positions, each as the
//                distance from the one before
//   skip table   for more than 128 documents, of each 128: u32 the last one, u64 where
//                their entries end
//   block        where the list of its first term begins; then of each term how many bytes
//                it begins with as the one before does (the first: 0), the rest, how many
//                documents, how many bytes its entries are
//
// Numbers without a width are varints (varint.h), the others are in the machine's own
// byte order (the magic tells another). Terms are at most 245 bytes.
#pragma once

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "debrief/mapped_file.h"
#include "debrief/position_list.h"

namespace debrief {

// Document ids, both ends included.
struct DocumentInterval {
  Xapian::docid first = 0;
  Xapian::docid last = 0;

  bool operator==(const DocumentInterval&) const = default;
};

class PositionFile;

// Walks the terms in their order. It must not outlive its file.
class PositionTerms {
 public:
  // To the next term. False: there is none.
  bool next();

  const std::string& term() const { return term_; }
  std::size_t documents() const { return documents_; }
  PositionList list() const;

 private:
  friend class PositionFile;

  PositionTerms(const PositionFile& file, std::size_t block);

  const PositionFile* file_;
  std::size_t block_;      // the next one
  std::string_view rest_;  // of the block that is read
  std::string term_;
  std::uint64_t list_ = 0;  // where it begins
  std::uint64_t documents_ = 0;
  std::uint64_t bytes_ = 0;  // of its entries
  bool waits_ = false;       // next() has been done already
};

class PositionFile {
 public:
  // The file of the generation in that folder, if it is there and belongs to the database
  // with that UUID; else nullptr. Throws Xapian::DatabaseCorruptError when it is damaged
  // so that a look at its ends tells.
  static std::shared_ptr<const PositionFile> open(const std::string& generation,
                                                  const std::string& uuid);

  // The same of any file: what is merged.
  static std::shared_ptr<const PositionFile> open_at(const std::string& path,
                                                     const std::string& uuid);

  // An interval has it.
  bool covers(Xapian::docid id) const;
  const std::vector<DocumentInterval>& intervals() const { return intervals_; }

  std::uint64_t terms() const { return terms_; }

  // None: no document of the file has the term.
  std::optional<PositionList> find(std::string_view term) const;

  // Begins before the first term >= FROM.
  PositionTerms walk(std::string_view from = {}) const;

  // Whether the checksum holds: reads all of it.
  bool is_sound() const;

  // Gives back the memory of what was read; it is read again where it is asked for. For
  // who passes once over files of any size.
  void forget() const;

 private:
  friend class PositionTerms;

  std::string_view block(std::size_t n) const;
  std::string_view first_of(std::size_t n) const;  // the first term of block N

  std::shared_ptr<const MappedFile> mapping_;
  std::vector<DocumentInterval> intervals_;
  std::uint64_t terms_ = 0;
  std::string_view lists_;
  std::string_view dictionary_;
  std::string_view offsets_;
};

}  // namespace debrief
