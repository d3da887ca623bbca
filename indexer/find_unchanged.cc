#include "indexer/find_unchanged.h"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <set>
#include <utility>
#include <vector>

#include "debrief/error.h"
#include "debrief/index.h"
#include "indexer/ledger.h"

namespace debrief {
namespace {

// The files of an archive by path, quicker than by order.
class FileTable {
 public:
  explicit FileTable(const std::vector<FileStatus>& files)
      : files_(files), table_(std::bit_ceil(files.size() * 2 + 2), 0) {
    for (std::uint32_t i = 0; i < files.size(); ++i) {
      std::size_t at = hash_bytes(files[i].path);
      while (slot(at) != 0) ++at;
      slot(at) = i + 1;
    }
  }

  // Its place in the vector; none: its size.
  std::size_t find(std::string_view path) {
    for (std::size_t at = hash_bytes(path); slot(at) != 0; ++at)
      if (files_[slot(at) - 1].path == path) return slot(at) - 1;
    return files_.size();
  }

 private:
  std::uint32_t& slot(std::size_t at) { return table_[at & (table_.size() - 1)]; }

  const std::vector<FileStatus>& files_;
  std::vector<std::uint32_t> table_;  // index + 1, 0: free
};

enum class FileState : char { unknown, same, changed };

class Comparison {
 public:
  explicit Comparison(const Archive& archive)
      : archive_(archive),
        table_(archive.files),
        states_(archive.files.size(), FileState::unknown) {}

  void add(const LedgerEntry& entry) {
    const std::size_t i = table_.find(entry.file.path);
    if (i == states_.size()) {
      entry.is_gone ? void(missing_.erase(std::string(entry.file.path)))
                    : void(missing_.emplace(entry.file.path));
      return;
    }
    const FileStatus& file = archive_.files[i];
    const bool same = !entry.is_gone && file.size == entry.file.size &&
                      file.modified == entry.file.modified;
    states_[i] = same ? FileState::same : FileState::changed;
    refused_.erase({file.path, {}, false});
    if (same && !entry.file.refusal.empty())
      refused_.insert({file.path, std::string(entry.file.refusal), false});
  }

  // Files that are known and not there are for the longer way to judge: they may lie
  // elsewhere, or below a folder that cannot be read.
  std::optional<Report> report() const {
    const bool all_same =
        missing_.empty() &&
        std::all_of(states_.begin(), states_.end(),
                    [](FileState state) { return state == FileState::same; });
    if (!all_same || archive_.files.empty()) return std::nullopt;
    Report report;
    report.unchanged = archive_.files.size() - refused_.size();
    report.refused = archive_.refusals;
    report.refused.insert(report.refused.end(), refused_.begin(), refused_.end());
    std::stable_sort(report.refused.begin(), report.refused.end(), ByPath());
    return report;
  }

 private:
  struct ByPath {
    bool operator()(const Refusal& a, const Refusal& b) const { return a.path < b.path; }
  };

  const Archive& archive_;
  FileTable table_;
  std::vector<FileState> states_;
  std::set<std::string> missing_;
  std::set<Refusal, ByPath> refused_;
};

// A path that was asked for and is not there is a mistake, unless the index knew it.
bool has_missing_root(const Archive& archive) {
  const auto& files = archive.files;
  return std::any_of(archive.roots.begin(), archive.roots.end(), [&](const auto& root) {
    const auto first = std::lower_bound(
        files.begin(), files.end(), root,
        [](const FileStatus& file, const auto& path) { return file.path < path; });
    return first == files.end() || !first->path.starts_with(root);
  });
}

}  // namespace

std::optional<Report> find_unchanged(const std::string& dir, const std::string& reader,
                                     const Archive& archive) {
  try {
    const Xapian::Database db = open_index(dir);
    if (db.get_metadata(std::string(reader_key)) != reader) return std::nullopt;
    if (db.get_metadata(std::string(settled_key)).empty()) return std::nullopt;
    if (has_missing_root(archive)) return std::nullopt;
    Comparison comparison(archive);
    for_each_entry(db, [&](const LedgerEntry& entry) { comparison.add(entry); });
    return comparison.report();
  } catch (const Error&) {
    return std::nullopt;  // the longer way says it
  } catch (const Xapian::Error&) {
    return std::nullopt;
  }
}

}  // namespace debrief
