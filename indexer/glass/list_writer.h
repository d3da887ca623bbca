// A term's postings and a slot's values, in chunks that a reader can skip.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/glass/table_writer.h"

namespace debrief {

// Postings or document lengths.
//
//   first chunk   documents (0 for lengths), occurrences, first document - 1, then as
//   any: any chunk     '1' for the last one, else '0'; last document - first; wdf of the
//   first,
//                 then (distance - 1, wdf) of each other
class PostingsWriter {
 public:
  // KEY: the escaped term, or lengths_mark.
  PostingsWriter(TableWriter& table, std::string key);

  void add(std::uint32_t document, std::uint32_t wdf);  // ascending

  // Writes the list with that sum of all wdf, nothing if it is empty.
  void finish(std::uint32_t occurrences);

 private:
  struct Chunk {
    std::uint32_t first = 0;
    std::uint32_t last = 0;
    std::string entries;
  };

  TableWriter& table_;
  std::string key_;
  std::uint32_t documents_ = 0;
  std::vector<Chunk> chunks_;  // all: how many documents there are stands in the first
};

// A slot's values: (length, value) of the first document, which stands in the key, then
// (distance - 1, length, value) of each other.
class ValuesWriter {
 public:
  // KEY: values_mark and the slot.
  ValuesWriter(TableWriter& table, std::string key);

  void add(std::uint32_t document, std::string_view value);  // ascending
  void finish();

 private:
  TableWriter& table_;
  std::string key_;
  std::string chunk_;
  std::uint32_t first_ = 0;
  std::uint32_t last_ = 0;
};

}  // namespace debrief
