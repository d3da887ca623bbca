#include "query/kept_table.h"

#include <fmt/format.h>
#include <xxhash.h>

#include <algorithm>
#include <filesystem>
#include <utility>

#include "debrief/error.h"
#include "query/count_columns.h"
#include "query/far_part.h"
#include "query/served_table.h"
#include "query/user_file.h"

namespace debrief {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view format = "1";  // of what is kept

std::string kept_folder() { return cache_folder() + "/columns"; }

std::string folder_of(std::string_view name, const std::string& digest) {
  return fmt::format("{}/{}-{}", kept_folder(), name, digest);
}

}  // namespace

std::string kept_digest(const IndexSet& indexes, std::string_view name,
                        const std::vector<Slot>& slots) {
  if (!indexes.are_all_far()) return {};
  std::string all = fmt::format("{} {}", format, name);
  for (const auto& part : indexes.far) {
    const auto said = columns_said(*part);
    if (!said) return {};
    all += fmt::format("\n{}", said->state);
    for (const Slot slot : slots) {
      const auto digest = said->digests.find(slot);
      if (digest == said->digests.end()) return {};
      all += fmt::format(" {:x} {:x}", digest->second.high, digest->second.low);
    }
  }
  const XXH128_hash_t hash = XXH3_128bits(all.data(), all.size());
  return fmt::format("{:016x}{:016x}", hash.high64, hash.low64);
}

std::optional<FacetTable> open_kept_table(std::string_view name,
                                          const std::string& digest) try {
  return FacetTable::open(folder_of(name, digest), digest, served_table_revision);
} catch (const Error&) {  // there is no home folder
  return std::nullopt;
}

bool is_any_kept(std::string_view name) try {
  const std::string beginning = fmt::format("{}-", name);
  std::error_code none;
  for (const auto& one : fs::directory_iterator(kept_folder(), none))
    if (one.path().filename().native().compare(0, beginning.size(), beginning) == 0)
      return true;
  return false;
} catch (const Error&) {
  return false;
} catch (const fs::filesystem_error&) {
  return false;
}

bool keep_table(std::string_view name, const std::string& digest,
                const WriteTable& write) try {
  if (digest.empty()) return false;
  const std::string folder = folder_of(name, digest);
  // Who else keeps it right now keeps the same.
  const FolderLock alone(kept_folder(), false);
  fs::permissions(kept_folder(), fs::perms::owner_all);
  fs::create_directory(folder);
  bool is_kept = false;
  try {
    is_kept = write(folder);
  } catch (const Error&) {  // a damaged piece, of which whoever counts by it is told
  }
  if (!is_kept) fs::remove_all(folder);
  drop_oldest_columns(kept_folder(), most_kept_bytes);
  return is_kept;
} catch (const Error&) {  // no home folder, or it cannot be written to
  return false;
} catch (const fs::filesystem_error&) {
  return false;
}

bool can_be_kept(const IndexSet& indexes, const std::vector<Slot>& slots) {
  if (!indexes.are_all_far()) return false;
  return std::all_of(slots.begin(), slots.end(), [&](Slot slot) {
    const auto bytes = bytes_sent(indexes.far, slot);
    return bytes && *bytes <= most_kept_bytes / kept_at_least;
  });
}

void drop_oldest_columns(const std::string& folder, std::uint64_t most) {
  std::vector<std::pair<fs::file_time_type, fs::path>> kept;
  for (const auto& one : fs::directory_iterator(folder))
    if (one.is_directory()) kept.emplace_back(one.last_write_time(), one.path());
  std::sort(kept.rbegin(), kept.rend());
  std::uint64_t bytes = 0;
  for (const auto& [time, path] : kept) {
    for (const auto& file : fs::directory_iterator(path)) bytes += file.file_size();
    if (bytes > most) fs::remove_all(path);
  }
}

}  // namespace debrief
