// What the index knows of each file: enough to tell at a stat that nothing changed.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/known_files.h"

namespace debrief {

// What names the brief of a file: "/a/b.mbox#3"; the only one has no fragment: "/a/b.txt".
std::string brief_path(const std::string& file, const std::string& fragment);

// All files by absolute path. Kept in the index's metadata in chunks by a hash of the
// path, so that it commits together with the briefs and a small change rewrites little.
class Ledger {
 public:
  Ledger() = default;
  explicit Ledger(const Xapian::Database& db);  // throws Error when a chunk is damaged

  const KnownFiles& files() const { return files_; }
  std::optional<KnownFile> find(std::string_view path) const { return files_.find(path); }

  void put(const std::string& path, const KnownFile& file);
  void erase(const std::string& path);

  // Whether a file was put or erased since the last save().
  bool is_changed() const { return is_new_ ? !files_.empty() : !unsaved_.empty(); }

  // Adds what changed since the last save() to the journal; the first time all there is
  // to the chunks. The caller commits.
  void save(Xapian::WritableDatabase& db);

  // The same, and folds a journal that has grown long into the chunks: for the end of a
  // run.
  void settle(Xapian::WritableDatabase& db);

 private:
  void save_chunks(Xapian::WritableDatabase& db, const std::vector<bool>& changed) const;

  KnownFiles files_;
  bool is_new_ = true;                // nothing of it was ever saved
  std::set<std::string> unsaved_;     // paths; none while it is new
  std::set<std::string> in_journal_;  // paths
  std::vector<std::string> journal_;  // its keys in the metadata, in order
};

// What stands in the metadata of one file, or that it is gone. What is in the journal
// comes later and counts more.
struct LedgerEntry {
  std::string key;  // of the metadata
  bool in_journal = false;
  bool is_gone = false;
  PackedFile file;  // gone: its path alone
};

// Calls use() with each in order; views last until it returns. Throws Error when a chunk
// is damaged.
void for_each_entry(const Xapian::Database& db,
                    const std::function<void(const LedgerEntry&)>& use);

// The hash by which contents are told apart: XXH3, 64 bits.
std::uint64_t hash_bytes(std::string_view bytes);

}  // namespace debrief
