#include "indexer/look_after.h"

#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <set>
#include <sstream>
#include <vector>

#include "debrief/each_stem.h"
#include "debrief/error.h"
#include "debrief/facet_layout.h"
#include "debrief/facet_table.h"
#include "debrief/index.h"
#include "debrief/periods.h"
#include "debrief/record.h"
#include "debrief/schema.h"
#include "debrief/text.h"
#include "debrief/vocabulary_table.h"
#include "indexer/check_columns.h"
#include "indexer/check_copies.h"
#include "indexer/check_lists.h"
#include "indexer/check_words.h"
#include "indexer/generations.h"
#include "indexer/ledger.h"
#include "indexer/positions/check_positions.h"
#include "indexer/positions/compact_databases.h"
#include "indexer/renew_pieces.h"
#include "indexer/shards.h"

namespace debrief {
namespace {

std::vector<std::string> paths_in_use(const std::string& dir) {
  return shard_paths(dir, generation_in_use(dir), shards_in_use(dir));
}

// Faults of one brief, said for it; none: nothing.
std::string fault_of(const Xapian::Database& db, Xapian::docid id) {
  const Xapian::Document document = db.get_document(id);
  const Record record = unpack_record(document.get_data());
  const SpanTable spans = unpack_spans(document.get_value(spans_slot));
  if (spans.size() < record.claims.size() + 1)
    return fmt::format("{}: fewer spans than claims", record.id);
  const std::string id_term = std::string(id_prefix) + record.id;
  if (db.get_termfreq(id_term) != 1)
    return fmt::format("{}: {} briefs have this id", record.id, db.get_termfreq(id_term));
  if (record.paths.empty()) return fmt::format("{}: has no file", record.id);
  return {};
}

// Terms of a prefix, without those of a longer prefix that begins the same.
std::size_t count_terms(const Xapian::Database& db, std::string_view prefix) {
  std::size_t count = 0;
  for (auto t = db.allterms_begin(std::string(prefix));
       t != db.allterms_end(std::string(prefix)); ++t)
    ++count;
  return count;
}

std::size_t count_stems(const Xapian::Database& db) {
  std::size_t count = 0;
  each_stem(db, [&](const std::string&, Xapian::doccount) { ++count; });
  return count;
}

// As open_index(), but not what is a database of one alone: a shard, or a copy that
// xapian-replicate made.
Xapian::Database open_whole_index(const std::string& dir) {
  Xapian::Database db = open_index(dir);
  if (!has_index(dir))
    throw Error(fmt::format("{} is a copy of an index or a part of one", printable(dir)),
                "name the folder that debrief-index wrote: -d DIR");
  return db;
}

// What FN makes of the index in DIR, or Error when that cannot be read.
template <class Fn>
int with_index(const std::string& dir, Fn fn) {
  const Xapian::Database db = open_whole_index(dir);
  try {
    return fn(db);
  } catch (const Xapian::Error& error) {
    throw Error(fmt::format("the index at {} is damaged: {}", printable(dir),
                            printable(error.get_msg())),
                fmt::format("make it afresh: debrief-index -d {} --rebuild FOLDER",
                            shell_word(dir)));
  }
}

// How much is wrong.
struct Damage {
  std::size_t index = 0;   // with what only the briefs' files can mend
  std::size_t tables = 0;  // with what is made of the index
};

// With the databases and the files beside them, said.
Damage damage_in(const std::string& dir) {
  Damage damage;
  for (const std::string& path : paths_in_use(dir)) {
    std::ostringstream report;
    const std::size_t here = Xapian::Database::check(path, 0, &report);
    if (here != 0) fmt::print("{}", report.str());
    damage.index += here;
    if (here != 0) continue;
    const Xapian::Database db(path);
    damage.index += check_positions(db, path);
    const bool has_facets =
        FacetTable::open(path, db.get_uuid(), db.get_revision()).has_value();
    for (const CheckedTable& table :
         {check_columns(db), check_lists(db, path), check_copies(db),
          check_words(db, path),
          check_table(path, facets_file, changes_file, has_facets)}) {
      fmt::print("{}", table.text);
      damage.tables += table.faults;
    }
  }
  return damage;
}

// The last line; the exit code.
int tell_damage(const Damage& damage, Xapian::doccount briefs, const std::string& dir) {
  const std::size_t all = damage.index + damage.tables;
  if (all == 0) {
    fmt::print("{} briefs, no fault\n", briefs);
    return 0;
  }
  fmt::print("{} fault{}; make {} afresh: debrief-index -d {} {}\n", all,
             all == 1 ? "" : "s", damage.index != 0 ? "it" : "the tables",
             shell_word(dir), damage.index != 0 ? "--rebuild FOLDER" : "--compact");
  return 1;
}

// Of the databases at PATHS, and columns, lists and copies in them, whatever is there.
void write_tables(const std::vector<std::string>& paths) {
  for (const std::string& path : paths) {
    remake_pieces(path);  // these first: the others are of a revision
    write_facet_table(path);
    write_vocabulary_table(path);
  }
}

int check(const Xapian::Database& db, const std::string& dir) {
  Damage damage = damage_in(dir);
  const std::size_t shards = shards_in_use(dir);
  const std::set<std::string> cut_short = ids_cut_short(db);
  if (!cut_short.empty())
    fmt::print(
        "{} briefs were being committed when a run was killed: the next mends it\n",
        cut_short.size());
  std::set<std::string> ids;
  std::size_t briefs = db.get_doccount();
  for (auto posting = db.postlist_begin({}); posting != db.postlist_end({}); ++posting) {
    std::string fault;
    try {
      const std::string id(id_in(db.get_document(*posting).get_value(date_slot)));
      if (cut_short.count(id) != 0) {
        --briefs;
        continue;
      }
      fault = fault_of(db, *posting);
      if (fault.empty() && (*posting - 1) % shards != shard_of(id, shards))
        fault = fmt::format("{}: is in the wrong shard", id);
    } catch (const Error& error) {
      fault = fmt::format("brief {}: {}", *posting, error.what());
    }
    if (!fault.empty()) fmt::print("{}\n", printable(fault));
    damage.index += fault.empty() ? 0 : 1;
  }
  const Ledger ledger(db);
  for (const auto& [path, file] : ledger.files())
    for (const KnownBrief& brief : file.briefs)
      if (cut_short.count(brief.id) == 0 && ids.insert(brief.id).second &&
          !db.term_exists(std::string(id_prefix) + brief.id)) {
        fmt::print("{}: its brief {} is missing\n", printable(path), brief.id);
        ++damage.index;
      }
  if (ids.size() != briefs) {
    fmt::print("{} briefs, but files know of {}\n", briefs, ids.size());
    ++damage.index;
  }
  return tell_damage(damage, db.get_doccount(), dir);
}

int stats(const Xapian::Database& db, const std::string& dir) {
  const Ledger ledger(db);
  std::size_t refused = 0;
  for (const auto& [path, file] : ledger.files()) refused += file.refusal.empty() ? 0 : 1;
  fmt::print("index          {}\n", printable(dir));
  if (const std::size_t shards = shards_in_use(dir); shards > 1)
    fmt::print("shards         {}\n", shards);
  fmt::print("briefs         {}\n", db.get_doccount());
  fmt::print("files          {} ({} refused)\n", ledger.files().size(), refused);
  std::optional<Date> first;
  std::optional<Date> last;
  for (auto value = db.valuestream_begin(date_slot);
       value != db.valuestream_end(date_slot); ++value)
    if (const auto day = date_in(*value)) {
      first = std::min(first.value_or(*day), *day);
      last = std::max(last.value_or(*day), *day);
    }
  if (first) fmt::print("published      {} to {}\n", to_string(*first), to_string(*last));
  fmt::print("words          {} different, {:.0f} a brief\n", count_stems(db),
             db.get_avlength());
  for (const Field& row : fields())
    if (row.kind == FieldKind::name)
      fmt::print("{:<14} {} different\n", row.name, count_terms(db, row.prefix));
  fmt::print("on disk        {:.1f} MB\n",
             static_cast<double>(bytes_in(paths_in_use(dir))) / 1e6);
  return 0;
}

}  // namespace

int check_index(const std::string& dir) {
  return with_index(dir, [&](const Xapian::Database& db) { return check(db, dir); });
}

int compact_index(const std::string& dir) {
  (void)open_whole_index(dir);  // refuses what is not ours
  const IndexLock lock(dir);
  const std::string used = generation_in_use(dir);
  remove_unused(dir, used);
  const std::string compacted = generation_after(used);
  const auto before = bytes_in(paths_in_use(dir));
  const std::size_t shards = shards_in_use(dir);
  const std::vector<std::string> from = shard_paths(dir, used, shards);
  const std::vector<std::string> to = shard_paths(dir, compacted, shards);
  try {
    std::error_code error;  // Xapian says why there is no folder
    for (std::size_t i = 0; i < shards; ++i) {
      std::filesystem::create_directories(to[i], error);
      compact_databases({from[i]}, to[i]);
    }
  } catch (const Xapian::Error& error) {
    throw Error(fmt::format("cannot compact the index at {}: {}", printable(dir),
                            printable(error.get_msg())),
                "it is as it was");
  }
  write_tables(to);
  // What was written in bulk and has not changed fills its blocks better than this does.
  if (bytes_in(to) < before) {
    put_in_use(dir, compacted, shards);
  } else {
    remove_unused(dir, used);
    write_tables(from);
  }
  fmt::print("{} MB, before {} MB\n", bytes_in(paths_in_use(dir)) >> 20, before >> 20);
  return 0;
}

int print_stats(const std::string& dir) {
  return with_index(dir, [&](const Xapian::Database& db) { return stats(db, dir); });
}

}  // namespace debrief
