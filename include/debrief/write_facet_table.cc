#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <numeric>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "debrief/brief_columns.h"
#include "debrief/column_writer.h"
#include "debrief/error.h"
#include "debrief/facet_layout.h"
#include "debrief/facet_table.h"
#include "debrief/facet_values.h"
#include "debrief/replaced_file.h"
#include "debrief/span_outline.h"

namespace debrief {
namespace {

constexpr std::size_t dated_bytes = 24;  // of date_value(): a day and an id

FacetRow write_values(ReplacedFile& file, const Xapian::Database& db,
                      const Field& facet) {
  FacetValues values(facet);
  ColumnWriter column;
  for (auto value = db.valuestream_begin(facet.slot);
       value != db.valuestream_end(facet.slot); ++value) {
    const std::string bytes = *value;
    column.add(value.get_docid(), values.in(bytes));
  }
  return column.write(file, facet.name, db.get_lastdocid());
}

// The briefs from the oldest to the newest, as date_slot sorts them.
FacetRow write_order(ReplacedFile& file, const Xapian::Database& db) {
  std::vector<std::pair<std::array<char, dated_bytes>, std::uint32_t>> dates;
  dates.reserve(db.get_doccount());
  for (auto value = db.valuestream_begin(date_slot);
       value != db.valuestream_end(date_slot); ++value) {
    const std::string bytes = *value;
    if (bytes.size() > dated_bytes) return facet_row(date_column, 0, 0);  // not ours
    auto& date = dates.emplace_back();
    std::copy(bytes.begin(), bytes.end(), date.first.begin());
    date.second = value.get_docid();
  }
  std::sort(dates.begin(), dates.end());
  std::vector<std::uint32_t> places(db.get_lastdocid() + 1ULL);
  std::vector<std::uint32_t> ids;
  for (std::size_t i = 0; i < dates.size(); ++i) {
    places[dates[i].second] = static_cast<std::uint32_t>(i);
    ids.push_back(dates[i].second);
  }
  FacetRow row = facet_row(date_column, ids.size(), 0);
  row.starts = file.append(places.data(), places.size());
  row.ordinals = file.append(ids.data(), ids.size());
  row.width = sizeof(std::uint32_t);
  return row;
}

// What the spans slot holds, brief after brief, so that a claim is found without a look
// into the index for each brief. PACK: which bytes of it. FIELDS: what it looks at, a bit
// for each of span_fields.
template <class Pack>
FacetRow write_spans(ReplacedFile& file, const Xapian::Database& db,
                     const std::string& name, unsigned fields, Pack pack) {
  FacetRow row = facet_row(name, 0, 0);
  row.width = sizeof(std::uint32_t);
  row.names = file.append("", 0);
  std::vector<std::uint32_t> starts{0};
  starts.reserve(db.get_lastdocid() + 2ULL);
  SpanTable spans;
  for (auto value = db.valuestream_begin(spans_slot);
       value != db.valuestream_end(spans_slot); ++value) {
    unpack_spans(*value, fields, spans);
    const std::string bytes = pack(spans);
    starts.resize(value.get_docid() + 1ULL, static_cast<std::uint32_t>(row.name_bytes));
    row.name_bytes += bytes.size();
    file.go_on(bytes);
    if (row.name_bytes > UINT32_MAX) return {};  // no column: the slot is read instead
  }
  starts.resize(db.get_lastdocid() + 2ULL, static_cast<std::uint32_t>(row.name_bytes));
  row.starts = file.append(starts.data(), starts.size());
  row.ordinals = file.append("", 0);
  return row;
}

void write_all_spans(ReplacedFile& file, const Xapian::Database& db,
                     std::vector<FacetRow>& rows) try {
  rows.push_back(
      write_spans(file, db, std::string(span_heads_column), 0, pack_span_heads));
  for (std::size_t i = 0; i < span_fields.size(); ++i)
    rows.push_back(write_spans(
        file, db, fmt::format("{}{}", span_values_column, span_fields[i]), 1U << i,
        [i](const SpanTable& spans) { return pack_span_values(spans, i); }));
} catch (const Error&) {  // a damaged one: who asks for that brief is told
}

// Columns that have ordinals alone: a reader looks for starts in any case.
FacetRow row_of_ordinals(std::string_view name, const FacetRow& other, std::size_t count,
                         std::size_t width) {
  FacetRow row = facet_row(name, count, 0);
  row.starts = other.starts;
  row.width = width;
  return row;
}

// How long each brief is, by id.
FacetRow write_lengths(ReplacedFile& file, const Xapian::Database& db,
                       const FacetRow& other) {
  std::vector<std::uint16_t> lengths(db.get_lastdocid() + 1ULL);
  for (auto id = db.postlist_begin(std::string()); id != db.postlist_end(std::string());
       ++id)
    lengths[*id] = static_cast<std::uint16_t>(
        std::min<Xapian::termcount>(id.get_doclength(), unknown_length));
  FacetRow row =
      row_of_ordinals(lengths_column, other, lengths.size(), sizeof lengths.front());
  row.ordinals = file.append(lengths.data(), lengths.size());
  return row;
}

// Those in groups of editions, and then the number of each one's group, as they come.
FacetRow write_editions(ReplacedFile& file, const Xapian::Database& db,
                        const FacetRow& other) {
  std::vector<std::uint32_t> ids;
  std::vector<std::uint32_t> groups;
  std::unordered_map<std::string, std::uint32_t> numbers;
  for (auto value = db.valuestream_begin(versions_slot);
       value != db.valuestream_end(versions_slot); ++value) {
    ids.push_back(value.get_docid());
    const auto next = static_cast<std::uint32_t>(numbers.size());
    groups.push_back(numbers.emplace(*value, next).first->second);
  }
  ids.insert(ids.end(), groups.begin(), groups.end());
  FacetRow row = row_of_ordinals(editions_column, other, ids.size(), sizeof ids.front());
  row.ordinals = file.append(ids.data(), ids.size());
  return row;
}

// One column is in memory at a time.
bool write_table(const std::string& generation, const Xapian::Database& db) {
  if (db.get_value_freq(date_slot) != db.get_doccount()) return false;  // not ours
  ReplacedFile file(fmt::format("{}/{}", generation, facets_file));
  if (!file.is_open()) return false;
  FacetHeader header;
  header.revision = db.get_revision();
  header.uuid = database_uuid(db.get_uuid());
  header.briefs = db.get_doccount();
  header.last_id = db.get_lastdocid();
  std::vector<FacetRow> rows(most_columns);
  file.append(&header, 1);
  file.append(rows.data(), rows.size());
  rows.clear();
  for (const Field& row : fields())
    if (row.facet) rows.push_back(write_values(file, db, row));
  rows.push_back(write_order(file, db));
  write_all_spans(file, db, rows);
  const FacetRow first = rows.front();
  rows.push_back(write_lengths(file, db, first));
  rows.push_back(write_editions(file, db, first));
  header.columns = static_cast<std::uint32_t>(rows.size());
  file.overwrite(0, &header, 1);
  file.overwrite(sizeof header, rows.data(), rows.size());
  if (!file.finish()) return false;
  std::remove(fmt::format("{}/{}", generation, changes_file).c_str());
  return true;
}

// Noting them costs each question a little, making all anew the next run.
std::size_t most_changes(Xapian::doccount briefs) {
  return std::min<std::size_t>(64 + briefs / 400, 2000);
}

}  // namespace

bool write_facet_table(const std::string& generation) {
  return write_table(generation, Xapian::Database(generation));
}

bool renew_facet_table(const std::string& generation, std::uint64_t before,
                       const std::vector<Xapian::docid>& changed) {
  const Xapian::Database db(generation);
  const std::uint64_t revision = db.get_revision();
  const std::string uuid = db.get_uuid();
  if (FacetTable::open(generation, uuid, revision)) return true;
  const auto table = FacetTable::open(generation, uuid, before);
  if (!table) return write_table(generation, db);
  std::vector<std::uint32_t> ids = table->changes();
  ids.insert(ids.end(), changed.begin(), changed.end());
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  if (ids.size() > most_changes(db.get_doccount())) return write_table(generation, db);
  ReplacedFile file(fmt::format("{}/{}", generation, changes_file));
  if (!file.is_open()) return false;
  ChangesHeader header;
  header.uuid = database_uuid(uuid);
  header.from = table->revision();
  header.to = revision;
  header.count = ids.size();
  file.append(&header, 1);
  file.append(ids.data(), ids.size());
  return file.finish();
}

}  // namespace debrief
