// Briefs on their way into a fresh generation, past Xapian's writer: what IndexWriter
// does with paths and copies, done before anything is written for good.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "indexer/glass/bulk_index.h"
#include "indexer/id_table.h"
#include "indexer/make_document.h"

namespace debrief {

class BulkDocuments {
 public:
  // FOLDER is empty and becomes one of SHARDS databases of the generation, which share
  // the memory.
  BulkDocuments(std::string folder, PositionStore store, std::size_t shards = 1);

  // As IndexWriter::add() and remove() say. A brief at a second path is not written anew
  // at once: speakers() says whose file must be read and added again.
  void add(const std::string& path, PreparedDocument prepared);
  std::string remove(const std::string& path, const std::string& id);

  // The first paths of briefs whose paths have changed since they were added; each change
  // is told once.
  std::vector<std::string> speakers();

  // Makes a brief one of the editions with that KEY (schema.h): once, before finish(). A
  // brief that is not here: nothing.
  void link(const std::string& id, const std::string& key);

  void set_metadata(std::string_view key, std::string_view value);

  // Writes the generation on up to JOBS threads. The last call but for pending().
  void finish(std::size_t jobs) { index_.finish(jobs); }

  // Briefs that say nothing of some of their paths yet: id -> all of them, sorted. None
  // when the files of all speakers() could be read.
  struct Pending {
    std::vector<std::string> paths;
    bool told = false;
  };
  const std::map<std::string, Pending>& pending() const { return pending_; }

 private:
  std::vector<std::string> paths_of(const std::string& id, std::uint32_t document);

  void tell(const std::string& word, const std::string& stem);

  BulkIndex index_;
  std::vector<std::string> told_;  // words, each where its hash says; the last one stays
  IdTable documents_;
  std::map<std::string, Pending> pending_;
  Deflater deflater_;
};

// What all threads can do of it: the document with PATH alone, packed. It is what add()
// takes when the brief has no other path.
void pack_document(const std::string& path, PreparedDocument& prepared,
                   Deflater& deflater);

}  // namespace debrief
