#include "query/kept_columns.h"

#include <fmt/format.h>
#include <xxhash.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <system_error>
#include <utility>

#include "debrief/column_digest.h"
#include "debrief/column_writer.h"
#include "debrief/error.h"
#include "debrief/facet_layout.h"
#include "debrief/facet_values.h"
#include "debrief/replaced_file.h"
#include "debrief/slot_column.h"
#include "query/count_ordinals.h"
#include "query/far_part.h"
#include "query/user_file.h"

namespace debrief {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view format = "1";  // of what is kept

// There is room for so many, each of up to some two million briefs.
constexpr std::uint64_t tables_at_least = 8;

// Of what servers say of FACET's column; empty: one of them says nothing.
std::string digest_of(const IndexSet& indexes, const Field& facet) {
  std::string all = fmt::format("{} {}", format, facet.name);
  for (const auto& part : indexes.far) {
    const std::string* said = part->known_metadata(std::string(columns_key));
    if (said == nullptr) return {};
    const ColumnsSaid columns = unpack_columns_said(*said);
    const auto digest = columns.digests.find(facet.slot);
    if (digest == columns.digests.end() ||
        columns.state !=
            column_state(part->briefs(), part->last_id(), part->total_length()))
      return {};
    all += fmt::format("\n{} {:x} {:x}", columns.state, digest->second.high,
                       digest->second.low);
  }
  const XXH128_hash_t hash = XXH3_128bits(all.data(), all.size());
  return fmt::format("{:016x}{:016x}", hash.high64, hash.low64);
}

std::string kept_folder() { return cache_folder() + "/columns"; }

std::string folder_of(const Field& facet, const std::string& digest) {
  return fmt::format("{}/{}-{}", kept_folder(), facet.name, digest);
}

// A table says of which database it is: this one is of several, in that state.
constexpr std::uint64_t no_revision = 0;

// The piece of one part, each of its values as the numbers that it counts as.
class NumberedPiece {
 public:
  // What VALUES make of it, in COLUMN.
  NumberedPiece(std::string_view bytes, FacetValues& values, ColumnWriter& column)
      : piece_(bytes) {
    for (const std::string_view value : piece_.values()) {
      std::vector<std::uint32_t>& numbers = counted_.emplace_back();
      for (const std::string_view one : values.in(value))
        numbers.push_back(column.number_of(one));
    }
  }

  std::size_t briefs() const { return piece_.briefs(); }

  // What the brief at PLACE counts as, each once; until the next call.
  const std::vector<std::uint32_t>& numbers_at(std::size_t place) {
    own_.clear();
    found_.clear();
    if (place < piece_.briefs()) piece_.add_numbers(place, own_);
    for (const std::uint32_t value : own_)
      for (const std::uint32_t number : counted_[value])
        if (std::find(found_.begin(), found_.end(), number) == found_.end())
          found_.push_back(number);
    return found_;
  }

 private:
  SlotColumn piece_;
  std::vector<std::vector<std::uint32_t>> counted_;  // by value
  std::vector<std::uint32_t> own_;
  std::vector<std::uint32_t> found_;
};

std::vector<NumberedPiece> pieces_of_chunk(const IndexSet& indexes, const Field& facet,
                                           Xapian::docid chunk, FacetValues& values,
                                           ColumnWriter& column) {
  std::vector<NumberedPiece> pieces;
  const std::string key = column_key(facet.slot, chunk);
  for (const auto& part : indexes.far) {
    const std::string* piece = part->known_metadata(key);  // none: behind its last brief
    pieces.emplace_back(piece == nullptr ? std::string_view() : *piece, values, column);
  }
  return pieces;
}

Xapian::docid last_chunk(const IndexSet& indexes) {
  Xapian::docid last = 0;
  for (const auto& part : indexes.far) last = std::max(last, part->last_id());
  return last / column_chunk;
}

// Whether all pieces of SLOT have come, and there is room to keep them for good: others
// are kept as well.
bool can_be_kept(const IndexSet& indexes, Slot slot) {
  std::uint64_t bytes = 0;
  for (const auto& part : indexes.far)
    for (Xapian::docid chunk = 0; chunk <= part->last_id() / column_chunk; ++chunk) {
      const std::string* piece = part->known_metadata(column_key(slot, chunk));
      if (piece == nullptr) return false;
      bytes += piece->size();
    }
  return bytes <= most_kept_bytes / tables_at_least;
}

// Takes the briefs in the order of their ids in IndexSet::all.
FacetRow write_column(ReplacedFile& file, const IndexSet& indexes, const Field& facet) {
  FacetValues values(facet);
  ColumnWriter column;
  const std::size_t parts = indexes.far.size();
  for (Xapian::docid chunk = 0; chunk <= last_chunk(indexes); ++chunk) {
    std::vector<NumberedPiece> pieces =
        pieces_of_chunk(indexes, facet, chunk, values, column);
    std::size_t most = 0;
    for (const NumberedPiece& piece : pieces) most = std::max(most, piece.briefs());
    for (std::size_t place = 0; place < most; ++place)
      for (std::size_t part = 0; part < parts; ++part) {
        const std::vector<std::uint32_t>& numbers = pieces[part].numbers_at(place);
        if (numbers.empty()) continue;
        const std::uint64_t id = std::uint64_t{chunk} * column_chunk + place;
        if (id == 0 || id > indexes.far[part]->last_id())
          throw Error("a column of no brief");
        column.add_numbers(static_cast<Xapian::docid>((id - 1) * parts + part + 1),
                           numbers);
      }
  }
  return column.write(file, facet.name, indexes.all.get_lastdocid());
}

// Of domains the hosts are counted as well.
std::vector<const Field*> columns_for(const Field& facet) {
  std::vector<const Field*> columns = {&facet};
  if (facet.name == "domain") columns.push_back(&field("source"));
  return columns;
}

bool write_table(const std::string& folder, const std::string& digest,
                 const IndexSet& indexes, const Field& facet) {
  ReplacedFile file(fmt::format("{}/{}", folder, facets_file));
  if (!file.is_open()) return false;
  const std::vector<const Field*> columns = columns_for(facet);
  FacetHeader header;
  header.revision = no_revision;
  header.uuid = database_uuid(digest);
  header.briefs = indexes.all.get_doccount();
  header.last_id = indexes.all.get_lastdocid();
  header.columns = static_cast<std::uint32_t>(columns.size());
  std::vector<FacetRow> rows(columns.size());
  file.append(&header, 1);
  file.append(rows.data(), rows.size());
  for (std::size_t i = 0; i < columns.size(); ++i)
    rows[i] = write_column(file, indexes, *columns[i]);
  file.overwrite(sizeof header, rows.data(), rows.size());
  return file.finish();
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
    table = FacetTable::open(folder_of(facet, digest), digest, no_revision);
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
    if (!indexes.are_all_far() || !can_be_kept(indexes, facet.slot)) continue;
    const std::string digest = digest_of(indexes, facet);
    if (digest.empty()) continue;
    // Who else keeps it right now keeps the same.
    const FolderLock alone(kept_folder(), false);
    fs::permissions(kept_folder(), fs::perms::owner_all);
    fs::create_directory(folder_of(facet, digest));
    if (!write_table(folder_of(facet, digest), digest, indexes, facet))
      fs::remove_all(folder_of(facet, digest));
    drop_oldest_columns(kept_folder(), most_kept_bytes);
  }
} catch (const Error&) {  // no home folder, or it cannot be written to
} catch (const fs::filesystem_error&) {
}

}  // namespace debrief
