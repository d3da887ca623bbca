#include "indexer/plan_update.h"

#include <sys/stat.h>

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

namespace debrief {
namespace {

bool lies_under(std::string_view path, std::string_view folder) {
  return path.starts_with(folder) &&
         (path.size() == folder.size() || folder == "/" || path[folder.size()] == '/');
}

bool is_asked_for(std::string_view path, const Archive& archive) {
  return std::any_of(archive.roots.begin(), archive.roots.end(),
                     [&](const std::string& root) { return lies_under(path, root); });
}

bool is_hidden(std::string_view path, const Archive& archive) {
  return std::any_of(
      archive.refusals.begin(), archive.refusals.end(),
      [&](const Refusal& r) { return r.folder && lies_under(path, r.path); });
}

bool by_path(const FileTask& a, const FileTask& b) { return a.file.path < b.file.path; }

void add_known_elsewhere(const Archive& archive, const Ledger& ledger, UpdatePlan& plan) {
  std::vector<std::string> elsewhere;
  for (const auto& [path, file] : ledger.files())
    if (!is_asked_for(path, archive)) elsewhere.push_back(path);
  for (FileStatus& file : walk_archive(elsewhere, {}).files)
    plan.to_read.push_back({std::move(file), {}, {}});
  std::sort(plan.to_read.begin(), plan.to_read.end(), by_path);
}

// What is known, was asked for and is not there: both are sorted by path.
std::vector<std::string> gone_files(const Archive& archive, const Ledger& ledger) {
  std::vector<std::string> gone;
  auto present = archive.files.begin();
  for (const auto& [path, file] : ledger.files()) {
    while (present != archive.files.end() && present->path < path) ++present;
    const bool is_present = present != archive.files.end() && present->path == path;
    if (!is_present && is_asked_for(path, archive) && !is_hidden(path, archive))
      gone.push_back(path);
  }
  return gone;
}

}  // namespace

std::vector<Refusal> missing_roots(const Archive& archive, const Ledger& ledger) {
  std::vector<Refusal> missing;
  for (const std::string& root : archive.roots) {
    struct stat status {};
    if (lstat(root.c_str(), &status) == 0) continue;
    const auto next = ledger.files().lower_bound(root);
    if (next == ledger.files().end() || !lies_under(next->first, root))
      missing.push_back({root, "no such file or folder", false});
  }
  return missing;
}

UpdatePlan plan_update(Archive& archive, const Ledger& ledger, bool all) {
  UpdatePlan plan;
  plan.missing = missing_roots(archive, ledger);
  plan.gone = gone_files(archive, ledger);
  for (FileStatus& file : archive.files) {
    const std::optional<KnownFile> known = ledger.find(file.path);
    if (all)
      plan.to_read.push_back({file, {}, {}});
    else if (!known)
      plan.to_read.push_back({std::move(file), {}, {}});
    else if (known->size != file.size || known->modified != file.modified)
      plan.to_read.push_back(
          // On another day even the same bytes may be another brief: of an undated one
          // the file's day is the date.
          {std::move(file),
           known->size != to_be_read && day_of(known->modified) == day_of(file.modified)
               ? std::optional(known->content)
               : std::nullopt,
           {}});
    else
      plan.unchanged += known->refusal.empty() ? 1 : 0;
  }
  if (all)
    add_known_elsewhere(archive, ledger, plan);
  else
    archive.files = {};
  return plan;
}

}  // namespace debrief
