// Runs in the order of their documents -> the tables that are ordered by key.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "indexer/glass/table_writer.h"
#include "indexer/glass/version_file.h"
#include "indexer/positions/position_writer.h"

namespace debrief {

// What documents are called in the tables: as many as they are, from 1 on, in the order
// in which they came, whatever has been dropped since. Xapian reads a term that all have,
// and the list of all, more quickly where no number is missing.
class DocumentNumbers {
 public:
  DocumentNumbers() = default;  // all keep theirs

  // DROPPED by id: replaced or taken away since it was written. Shorter than the highest
  // id: the rest is not.
  explicit DocumentNumbers(const std::vector<bool>& dropped);

  // Of the document that came as ID, from 1; 0: it was dropped.
  std::uint32_t of(std::uint32_t id) const {
    return id < numbers_.size() ? numbers_[id] : id - dropped_;
  }

 private:
  std::vector<std::uint32_t> numbers_;  // by id
  std::uint32_t dropped_ = 0;
};

// The postlist table at PATH of the runs RUN.postlist. What it adds up goes to TOTALS.
TableRoot merge_postings(const std::vector<std::string>& runs,
                         const DocumentNumbers& numbers, const std::string& path,
                         GlassTotals& totals);

// The position table at PATH of the runs RUN.position.
TableRoot merge_position_table(const std::vector<std::string>& runs,
                               const DocumentNumbers& numbers, const std::string& path);

// All terms of the file of positions, of the same runs.
void merge_positions(const std::vector<std::string>& runs, const DocumentNumbers& numbers,
                     PositionWriter& file);

}  // namespace debrief
