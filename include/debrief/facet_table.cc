#include "debrief/facet_table.h"

#include <fmt/format.h>

#include <cstring>

#include "debrief/facet_layout.h"

namespace debrief {

std::string_view FacetColumn::name(std::size_t ordinal) const {
  if (ordinal >= values) return {};
  const std::size_t begin = ordinal == 0 ? 0 : ends[ordinal - 1];
  const std::size_t end = ends[ordinal];
  if (begin > end || end > name_bytes) return {};
  return {names + begin, end - begin};
}

void FacetColumn::expect(Xapian::docid id) const {
  const std::size_t begin = places(id).first;
  if (begin == ordinals) return;
  if (narrow != nullptr)
    __builtin_prefetch(narrow + begin);
  else
    __builtin_prefetch(wide + begin);
}

// The column that ROW speaks of; nothing: it does not lie within the file.
std::optional<FacetColumn> FacetTable::read_column(const MappedFile& file,
                                                   const FacetRow& row,
                                                   std::uint64_t starts) {
  FacetColumn column;
  column.ordinals = row.count;
  column.values = row.values;
  column.name_bytes = row.name_bytes;
  column.starts = file.array<std::uint32_t>(row.starts, starts);
  if (row.width == sizeof(std::uint16_t))
    column.narrow = file.array<std::uint16_t>(row.ordinals, row.count);
  else
    column.wide = file.array<std::uint32_t>(row.ordinals, row.count);
  column.totals = file.array<std::uint32_t>(row.totals, row.values);
  column.ends = file.array<std::uint32_t>(row.ends, row.values);
  column.names = file.array<char>(row.names, row.name_bytes);
  const bool has_ordinals = column.narrow != nullptr || column.wide != nullptr;
  if (column.starts == nullptr || column.totals == nullptr || column.ends == nullptr ||
      column.names == nullptr || !has_ordinals)
    return std::nullopt;
  return column;
}

// Takes in what was changed between the table's revision and that one. False: unknown.
bool FacetTable::read_changes(const std::string& path, const std::string& uuid,
                              std::uint64_t revision) {
  const auto changes = MappedFile::open(path);
  if (!changes) return false;
  const auto* head = changes->array<ChangesHeader>(0, 1);
  if (head == nullptr || head->magic != FacetMagic{} || head->uuid != database_uuid(uuid) ||
      head->from != revision_ || head->to != revision)
    return false;
  const auto* ids = changes->array<std::uint32_t>(sizeof *head, head->count);
  if (ids == nullptr) return false;
  changes_.assign(ids, ids + head->count);
  changed_.insert(ids, ids + head->count);
  return true;
}

std::optional<FacetTable> FacetTable::open(const std::string& generation,
                                           const std::string& uuid,
                                           std::uint64_t revision) {
  FacetTable table;
  const auto file = MappedFile::open(fmt::format("{}/{}", generation, facets_file));
  if (!file) return std::nullopt;
  const auto* header = file->array<FacetHeader>(0, 1);
  if (header == nullptr || header->magic != FacetMagic{} ||
      header->uuid != database_uuid(uuid) || header->columns > most_columns ||
      header->last_id >= UINT32_MAX - 2)
    return std::nullopt;
  table.revision_ = header->revision;
  table.briefs_ = header->briefs;
  table.last_id_ = header->last_id;
  if (header->revision != revision &&
      !table.read_changes(fmt::format("{}/{}", generation, changes_file), uuid, revision))
    return std::nullopt;
  const auto* rows = file->array<FacetRow>(sizeof *header, header->columns);
  if (rows == nullptr) return std::nullopt;
  for (std::uint32_t i = 0; i < header->columns; ++i) {
    const std::string_view name(rows[i].facet.data(),
                                strnlen(rows[i].facet.data(), rows[i].facet.size()));
    const std::uint64_t starts = header->last_id + (name == date_column ? 1ULL : 2ULL);
    const auto column = read_column(*file, rows[i], starts);
    if (!column) return std::nullopt;
    table.columns_.emplace_back(name, *column);
  }
  table.file_ = file;
  table.find_span_columns();
  return table;
}

const FacetColumn* FacetTable::column(std::string_view facet) const {
  for (const auto& [name, column] : columns_)
    if (name == facet) return &column;
  return nullptr;
}

// All of them, or none is of use.
void FacetTable::find_span_columns() {
  const auto find = [&](const std::string& name, std::size_t& at) {
    at = 0;
    while (at < columns_.size() && columns_[at].first != name) ++at;
    return at < columns_.size();
  };
  has_spans_ = find(std::string(span_heads_column), span_heads_);
  for (std::size_t i = 0; i < span_fields.size(); ++i)
    has_spans_ =
        has_spans_ &&
        find(fmt::format("{}{}", span_values_column, span_fields[i]), span_values_[i]);
}

// Empty also for what does not lie within the column.
std::string_view FacetTable::bytes_in(std::size_t column, Xapian::docid id) const {
  const FacetColumn& all = columns_[column].second;
  const std::size_t begin = all.starts[id];
  const std::size_t end = all.starts[id + 1];
  if (begin > end || end > all.name_bytes) return {};
  return {all.names + begin, end - begin};
}

std::optional<std::string_view> FacetTable::span_heads(Xapian::docid id) const {
  if (!has_spans_ || is_changed(id)) return std::nullopt;
  const std::string_view heads = bytes_in(span_heads_, id);
  return heads.empty() ? std::nullopt : std::optional(heads);
}

std::string_view FacetTable::span_values(std::size_t field, Xapian::docid id) const {
  return bytes_in(span_values_[field], id);
}

void FacetTable::expect_spans(Xapian::docid id, unsigned fields) const {
  const auto expect = [](std::string_view bytes) {
    constexpr std::size_t cache_line = 64;
    for (std::size_t at = 0; at < bytes.size(); at += cache_line)
      __builtin_prefetch(bytes.data() + at);
  };
  const auto heads = span_heads(id);
  if (!heads) return;
  expect(*heads);
  for (std::size_t i = 0; fields >> i != 0; ++i)
    if ((fields >> i & 1) != 0) expect(span_values(i, id));
}

}  // namespace debrief
