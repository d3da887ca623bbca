#include "indexer/positions/compact_databases.h"

#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <iterator>
#include <utility>

#include "debrief/error.h"
#include "debrief/index.h"
#include "debrief/kept_positions.h"
#include "debrief/position_layout.h"
#include "indexer/glass/drop_position_table.h"
#include "indexer/positions/gather_tail.h"
#include "indexer/positions/merge_files.h"

namespace debrief {
namespace {

// What Xapian's compactor makes of the ids of a database: those before its first document
// and behind its last are left out, and it lies behind the database before.
struct UsedIds {
  Xapian::docid first = 0;  // 0: it has no document
  Xapian::docid last = 0;
};

// Where the positions of each of its documents are taken from.
struct DocumentsByPlace {
  UsedIds used;
  std::vector<bool> file;
  std::vector<bool> table;
};

DocumentsByPlace documents_by_place(const Xapian::Database& db,
                                    const KeptPositions& kept) {
  DocumentsByPlace all;
  all.file.resize(db.get_lastdocid() + std::size_t{1});
  all.table = all.file;
  for (auto at = db.postlist_begin({}); at != db.postlist_end({}); ++at) {
    if (all.used.first == 0) all.used.first = *at;
    all.used.last = *at;
    (kept.in_file(*at) ? all.file : all.table)[*at] = true;
  }
  return all;
}

// All that there is of the databases FROM; ids as INTO has them.
std::vector<PositionSource> position_sources(const std::vector<std::string>& from,
                                             const std::string& into) {
  std::vector<PositionSource> sources;
  std::int64_t used = 0;
  for (const std::string& path : from) {
    const Xapian::Database db(path);
    const KeptPositions kept = kept_positions(db, path);
    DocumentsByPlace documents = documents_by_place(db, kept);
    if (documents.used.first == 0) continue;
    const std::int64_t shift = used + 1 - documents.used.first;
    used += documents.used.last - documents.used.first + 1;
    const std::string folder = fmt::format("{}/of-{}", into, sources.size());
    std::error_code error;  // who writes there says why it is not there
    std::filesystem::create_directories(folder, error);
    std::vector<PositionSource> tail = gather_tail(db, documents.table, folder);
    for (PositionSource& one : tail) one.shift = shift;
    std::filesystem::remove_all(folder, error);  // what is open can still be read
    std::move(tail.begin(), tail.end(), std::back_inserter(sources));
    if (kept.file != nullptr)
      sources.push_back({kept.file, std::move(documents.file), shift});
  }
  if (Xapian::Database(into).get_lastdocid() != used)
    throw Error(fmt::format("{} numbers documents otherwise than expected", into));
  return sources;
}

// As a fresh index of the same briefs would say; what is right already is not written.
void set_positions_metadata(const std::string& path) {
  Xapian::WritableDatabase db(path, Xapian::DB_OPEN | Xapian::DB_BACKEND_GLASS);
  const auto set = [&](std::string_view key, std::string_view value) {
    if (db.get_metadata(std::string(key)) == value) return;
    db.set_metadata(std::string(key), std::string(value));
    db.commit();
  };
  set(positions_key, positions_in_file);
  set(rewritten_key, {});
}

}  // namespace

void compact_databases(const std::vector<std::string>& from, const std::string& into) {
  Xapian::Database all;
  for (const std::string& path : from) all.add_database(Xapian::Database(path));
  // FULLER saves little more and makes the next update slow.
  all.compact(into, Xapian::Compactor::FULL);
  if (all.get_metadata(std::string(positions_key)) == positions_in_table) return;
  PositionWriter positions(fmt::format("{}/{}", into, positions_file));
  merge_files(position_sources(from, into), positions);
  const Xapian::Database joined(into);
  std::vector<DocumentInterval> intervals;
  if (joined.get_lastdocid() != 0) intervals.push_back({1, joined.get_lastdocid()});
  positions.finish(joined.get_uuid(), intervals);
  drop_position_table(into);
  set_positions_metadata(into);
}

}  // namespace debrief
