#include "query/kept_columns.h"

#include <fmt/format.h>
#include <xxhash.h>

#include <algorithm>
#include <filesystem>
#include <utility>

#include "debrief/error.h"
#include "query/count_columns.h"
#include "query/count_ordinals.h"
#include "query/far_part.h"
#include "query/served_table.h"
#include "query/user_file.h"

namespace debrief {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view format = "1";  // of what is kept

// There is room for about so many of the longest that are kept.
constexpr std::uint64_t columns_at_least = 8;

// Of what servers say of FACET's column; empty: one of them says nothing.
std::string digest_of(const IndexSet& indexes, const Field& facet) {
  std::string all = fmt::format("{} {}", format, facet.name);
  for (const auto& part : indexes.far) {
    const auto said = columns_said(*part);
    if (!said) return {};
    const auto digest = said->digests.find(facet.slot);
    if (digest == said->digests.end()) return {};
    all += fmt::format("\n{} {:x} {:x}", said->state, digest->second.high,
                       digest->second.low);
  }
  const XXH128_hash_t hash = XXH3_128bits(all.data(), all.size());
  return fmt::format("{:016x}{:016x}", hash.high64, hash.low64);
}

std::string kept_folder() { return cache_folder() + "/columns"; }

std::string folder_of(const Field& facet, const std::string& digest) {
  return fmt::format("{}/{}-{}", kept_folder(), facet.name, digest);
}

// Whether all pieces have come, and there is room to keep them for good: others are kept
// as well.
bool can_be_kept(const IndexSet& indexes, const Field& facet) {
  if (!indexes.are_all_far()) return false;
  const auto bytes = bytes_sent(indexes.far, facet.slot);
  return bytes && *bytes <= most_kept_bytes / columns_at_least;
}

}  // namespace

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

const FacetTable* KeptColumns::table(const IndexSet& indexes, const Field& facet) {
  if (!indexes.are_all_far()) return nullptr;
  const auto known = tables_.find(facet.name);
  if (known != tables_.end()) return known->second ? &*known->second : nullptr;
  std::optional<FacetTable>& table = tables_[std::string(facet.name)];
  const std::string digest = digest_of(indexes, facet);
  if (digest.empty()) return nullptr;
  try {
    table = FacetTable::open(folder_of(facet, digest), digest, served_table_revision);
  } catch (const Error&) {  // there is no home folder
    return nullptr;
  }
  const bool is_whole = table && table->last_id() == indexes.all.get_lastdocid() &&
                        table->column(columns_for(facet).back()->name) != nullptr &&
                        table->column(facet.name) != nullptr;
  if (!is_whole) table.reset();
  return table ? &*table : nullptr;
}

bool KeptColumns::have(const IndexSet& indexes,
                       const std::vector<FacetCounter>& counters) {
  return !counters.empty() &&
         std::all_of(counters.begin(), counters.end(), [&](const FacetCounter& counter) {
           return table(indexes, counter.facet()) != nullptr;
         });
}

void KeptColumns::count(const IndexSet& indexes, const std::vector<Xapian::docid>& ids,
                        std::vector<FacetCounter>& counters) {
  for (FacetCounter& counter : counters) {
    const FacetTable& known = *table(indexes, counter.facet());
    // A server that says more than it has is not believed.
    if (!ids.empty() && ids.back() > known.last_id())
      throw Xapian::NetworkError("it answers something else than it was asked");
    const FacetColumn& column = *known.column(counter.facet().name);
    counter.add_column(column, count_among(column, ids));
    if (counter.facet().name != "domain") continue;
    const FacetColumn& hosts = *known.column("source");
    counter.add_host_counts(named_counts(hosts, count_among(hosts, ids)));
  }
}

void KeptColumns::keep(const IndexSet& indexes,
                       const std::vector<FacetCounter>& counters) try {
  for (const FacetCounter& counter : counters) {
    const Field& facet = counter.facet();
    if (table(indexes, facet) != nullptr || !can_be_kept(indexes, facet)) continue;
    const std::string digest = digest_of(indexes, facet);
    if (digest.empty()) continue;
    // Who else keeps it right now keeps the same.
    const FolderLock alone(kept_folder(), false);
    fs::permissions(kept_folder(), fs::perms::owner_all);
    fs::create_directory(folder_of(facet, digest));
    bool is_kept = false;
    try {
      is_kept = write_served_table(folder_of(facet, digest), digest, indexes, facet);
    } catch (const Error&) {  // a damaged piece, of which whoever counts by it is told
    }
    if (is_kept)
      tables_.erase(tables_.find(facet.name));  // it is there, when it is asked for next
    else
      fs::remove_all(folder_of(facet, digest));
    drop_oldest_columns(kept_folder(), most_kept_bytes);
  }
} catch (const Error&) {  // no home folder, or it cannot be written to
} catch (const fs::filesystem_error&) {
}

}  // namespace debrief
