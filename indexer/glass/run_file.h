// A run: what some documents in a row add to a table, by key, in a file that is read once
// from its beginning when all runs are merged.
//
//   append_string(key), first document, append_string(entries): a payload for that
//   document, then for each other one how far it is from the one before, and its payload
//
// A payload is append_number() or append_string(), as the key says. A key whose entries
// are many stands several times in a row.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/glass/file_writer.h"

namespace debrief {

// The entries of one key while documents come in.
class GrowingList {
 public:
  // What the next entry is appended to, when DOCUMENT's place has been written. Documents
  // come in ascending order.
  std::string& entry(std::uint32_t document);

  bool empty() const { return bytes_.empty(); }

  // A word to the processor that entry() follows.
  void prefetch_end() const { __builtin_prefetch(bytes_.data() + bytes_.size(), 1); }

  void write(FileWriter& file, std::string_view key) const;

 private:
  struct Piece {
    std::size_t begin = 0;
    std::uint32_t first = 0;  // document
  };
  std::string bytes_;
  std::uint32_t first_ = 0;
  std::uint32_t last_ = 0;
  std::vector<Piece> later_;  // pieces behind the first
};

// Reads a run from its beginning. Throws Error when the file ends within an entry.
class RunReader {
 public:
  RunReader(const std::string& path, std::size_t buffer);
  ~RunReader();
  RunReader(RunReader&& other) noexcept;
  RunReader& operator=(RunReader&&) = delete;

  // Moves to the next key; false at the end.
  bool next();

  std::string_view key() const { return key_; }
  std::uint32_t first() const { return first_; }
  std::string_view entries() const { return entries_; }  // until next()

 private:
  bool fill(std::size_t size);
  std::uint64_t number();
  std::string_view bytes(std::size_t size);

  int descriptor_ = -1;
  std::string buffer_;
  std::size_t least_ = 0;  // what one call of the system asks for
  std::size_t at_ = 0;
  std::string path_;
  std::string key_;
  std::uint32_t first_ = 0;
  std::string_view entries_;
};

}  // namespace debrief
