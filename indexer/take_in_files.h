// Files as they were prepared -> what the index and its ledger hold of them, and what the
// report says.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "indexer/file_in_parts.h"
#include "indexer/names/name_book.h"
#include "indexer/prepare_file.h"
#include "indexer/update_index.h"
#include "indexer/write_index.h"

namespace debrief {

// All three must outlive it.
class FileIntake {
 public:
  FileIntake(IndexWriter& writer, const NameBook& names, Report& report)
      : writer_(writer), names_(names), report_(report) {}

  // Says that files are gone, any of which may be found again under another name.
  void look_for_moved() { looks_for_moved_ = true; }

  // A file, or the next part of one. COUNTED: the report tells of it. Commits now and then.
  void take_in(const FileTask& task, PreparedFile prepared, bool counted);

  // The run stops after TASK: a file of which parts are missing is to be read again.
  void stop_after(const FileTask& task);

  // These are no longer in the archive: their briefs leave the index.
  void take_out_gone(const std::vector<std::string>& gone);

  // A file's path, or a brief's, with its fragment; empty: none.
  void must_read_again(std::string path);

  // Paths that must_read_again() was called with, with and without fragments. Leaves none.
  std::set<std::string> take_read_again() { return std::exchange(read_again_, {}); }

  // Paths of files that could not be read, and of those that were refused.
  const std::set<std::string>& unreadable() const { return unreadable_; }
  const std::set<std::string>& refused() const { return refused_; }

 private:
  void take_in_next(const FileTask& task, PreparedFile prepared, bool counted);
  void take_in_part(const std::string& path, const FilePart& part,
                    PreparedFile& prepared);
  void commit();
  void count(const std::string& path, const KnownFile* known, const PreparedFile& file);
  void replace(const std::string& path, const KnownFile& fresh,
               std::vector<PreparedDocument> documents);
  void add_all(const std::string& path, const std::vector<KnownBrief>& briefs,
               std::vector<PreparedDocument> documents);
  void take_out(const std::string& path, const KnownBrief& brief);
  void take_out(const std::string& path);

  IndexWriter& writer_;
  const NameBook& names_;
  Report& report_;
  std::optional<FileInParts> in_parts_;  // the file whose parts come in
  std::size_t uncommitted_ = 0;
  bool looks_for_moved_ = false;
  std::unordered_multimap<std::uint64_t, std::string> added_;  // content, path
  std::set<std::string> refused_;
  std::set<std::string> unreadable_;
  std::set<std::string> read_again_;
};

}  // namespace debrief
