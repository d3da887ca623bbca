// What the index knows of each file: enough to tell at a stat that nothing changed.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/dates/day_order.h"
#include "indexer/version_sketch.h"

namespace debrief {

// One brief of a file.
struct KnownBrief {
  std::string id;
  std::string fragment;                // which of the file's briefs; empty: the only one
  std::uint64_t title = 0;             // hash of the folded title
  std::vector<std::uint64_t> endings;  // ending_lines() of it
  std::uint8_t removed =
      0;  // which of them counted as repeated when it was read, as bits
  VersionSketch sketch;
  DayOrders orders;
  DayOrder read_as = DayOrder::none;  // the archive's order when it was read

  bool operator==(const KnownBrief&) const = default;
};

// What names the brief of a file: "/a/b.mbox#3"; the only one has no fragment: "/a/b.txt".
std::string brief_path(const std::string& file, const std::string& fragment);

struct KnownFile {
  std::uint64_t size = 0;
  std::int64_t modified = 0;
  std::uint64_t content = 0;  // hash of its bytes
  std::string refusal;        // why it is not in the index; empty: it is
  std::vector<KnownBrief> briefs;

  bool operator==(const KnownFile&) const = default;
};

// All files by absolute path. Kept in the index's metadata in chunks by a hash of the
// path, so that it commits together with the briefs and a small change rewrites little.
class Ledger {
 public:
  using Files = std::map<std::string, KnownFile, std::less<>>;

  Ledger() = default;
  explicit Ledger(const Xapian::Database& db);  // throws Error when a chunk is damaged

  const Files& files() const { return files_; }
  const KnownFile* find(std::string_view path) const;  // none: nullptr

  void put(const std::string& path, KnownFile file);
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

  Files files_;
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
  std::string_view path;
  std::uint64_t size = 0;
  std::int64_t modified = 0;
  std::string_view refusal;
  std::string_view rest;  // what only Ledger reads
};

// Calls use() with each in order; views last until it returns. Throws Error when a chunk
// is damaged.
void for_each_entry(const Xapian::Database& db,
                    const std::function<void(const LedgerEntry&)>& use);

// The hash by which contents are told apart: XXH3, 64 bits.
std::uint64_t hash_bytes(std::string_view bytes);

}  // namespace debrief
