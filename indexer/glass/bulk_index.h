// A whole glass database from documents, many at a time, past Xapian's writer. Memory is
// bounded whatever their number: they are inverted in runs, which are merged once.
//
//   documents -> GlassDocument (any thread) -> runs and documents on disk -> four tables
//
// Xapian's own writer is the measure of what must come out: tests/glass_test.cc.
#pragma once

#include <cstddef>
#include <cstdint>
#include <future>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/glass/file_writer.h"
#include "indexer/glass/glass_document.h"
#include "indexer/glass/inverter.h"
#include "indexer/glass/merge_runs.h"
#include "indexer/positions/position_store.h"

namespace debrief {

class BulkIndex {
 public:
  // FOLDER exists and becomes the database, with its positions in STORE. MEMORY in bytes
  // is about what a run takes; twice that is used at the most.
  BulkIndex(std::string folder, std::size_t memory, PositionStore store);
  ~BulkIndex();
  BulkIndex(const BulkIndex&) = delete;
  BulkIndex& operator=(const BulkIndex&) = delete;

  // What it is called here: 1, 2, …. NOTE is kept for note_of() and is no part of the database.
  // Everything that writes throws Error on a full disk and the like.
  std::uint32_t add(const GlassDocument& document, std::string_view note);

  std::string note_of(std::uint32_t id);

  // Not in the database after all: there, all behind it move up by one.
  void drop(std::uint32_t id);

  // Gives a document what only all documents together tell: terms and values in slots
  // that none had when it was added. Once for each.
  void extend(std::uint32_t id, const DocumentAdditions& additions);

  // What a key is given first stays. Not empty.
  void set_metadata(std::string_view key, std::string_view value);

  // Writes the database, durably, on up to JOBS threads. The last call.
  void finish(std::size_t jobs);

 private:
  // What extend() was told of a document: where it stands in additions_.
  struct Extended {
    std::uint32_t id = 0;
    std::uint64_t place = 0;
  };

  void end_run();
  void invert_additions();
  DocumentAdditions additions_at(std::uint64_t place) const;
  void write_documents(const DocumentNumbers& numbers, TableRoot& docdata,
                       TableRoot& termlist) const;
  std::string in_folder(std::string_view name) const;

  std::string folder_;
  std::size_t memory_;
  PositionStore store_;
  Inverter inverter_;
  std::future<void> writing_;  // of the run before
  std::vector<std::string> runs_;
  FileWriter documents_;
  std::vector<std::uint64_t> places_;  // in documents_, by id - 1
  std::vector<bool> dropped_;          // by id, up to the last of them
  std::vector<Extended> extended_;
  std::string additions_;         // packed; of many documents in a row the same, once
  std::uint64_t last_added_ = 0;  // where the last of them begin
};

}  // namespace debrief
