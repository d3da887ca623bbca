#include "query/served_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <utility>

#include "debrief/column_writer.h"
#include "debrief/error.h"
#include "debrief/facet_layout.h"
#include "debrief/facet_values.h"
#include "debrief/replaced_file.h"
#include "debrief/slot_column.h"
#include "query/far_part.h"

namespace debrief {
namespace {

// The piece of one part, each of its values as the numbers that it counts as.
class NumberedPiece {
 public:
  // What VALUES make of it, or the values as they are, in COLUMN.
  NumberedPiece(std::string_view bytes, std::optional<FacetValues>& values,
                ColumnWriter& column)
      : piece_(bytes) {
    for (const std::string_view value : piece_.values()) {
      std::vector<std::uint32_t>& numbers = counted_.emplace_back();
      if (!values) {
        numbers.push_back(column.number_of(value));
        continue;
      }
      for (const std::string_view one : values->in(value))
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

std::vector<NumberedPiece> pieces_of_chunk(const IndexSet& indexes, Slot slot,
                                           Xapian::docid chunk,
                                           std::optional<FacetValues>& values,
                                           ColumnWriter& column) {
  std::vector<NumberedPiece> pieces;
  const std::string key = column_key(slot, chunk);
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

// Takes the briefs in the order of their ids in IndexSet::all.
FacetRow write_column(ReplacedFile& file, const IndexSet& indexes,
                      const ServedColumn& wanted) {
  std::optional<FacetValues> values;
  if (wanted.facet != nullptr) values.emplace(*wanted.facet);
  ColumnWriter column;
  const std::size_t parts = indexes.far.size();
  for (Xapian::docid chunk = 0; chunk <= last_chunk(indexes); ++chunk) {
    std::vector<NumberedPiece> pieces =
        pieces_of_chunk(indexes, wanted.slot, chunk, values, column);
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
  return column.write(file, wanted.name, indexes.all.get_lastdocid());
}

}  // namespace

std::vector<const Field*> columns_for(const Field& facet) {
  std::vector<const Field*> columns = {&facet};
  if (facet.name == "domain") columns.push_back(&field("source"));
  return columns;
}

std::optional<std::uint64_t> bytes_sent(const FarParts& parts, Slot slot) {
  std::uint64_t bytes = 0;
  for (const auto& part : parts)
    for (Xapian::docid chunk = 0; chunk <= part->last_id() / column_chunk; ++chunk) {
      const std::string* piece = part->known_metadata(column_key(slot, chunk));
      if (piece == nullptr) return std::nullopt;
      bytes += piece->size();
    }
  return bytes;
}

bool write_served_columns(const std::string& folder, const std::string& digest,
                          const IndexSet& indexes,
                          const std::vector<ServedColumn>& columns,
                          const WriteColumn& more) {
  ReplacedFile file(fmt::format("{}/{}", folder, facets_file));
  if (!file.is_open()) return false;
  FacetHeader header;
  header.revision = served_table_revision;
  header.uuid = database_uuid(digest);
  header.briefs = indexes.all.get_doccount();
  header.last_id = indexes.all.get_lastdocid();
  std::vector<FacetRow> rows(columns.size() + (more ? 1 : 0));
  header.columns = static_cast<std::uint32_t>(rows.size());
  file.append(&header, 1);
  file.append(rows.data(), rows.size());
  for (std::size_t i = 0; i < columns.size(); ++i)
    rows[i] = write_column(file, indexes, columns[i]);
  if (more) rows.back() = more(file, indexes, rows.front());
  file.overwrite(sizeof header, rows.data(), rows.size());
  return file.finish();
}

bool write_served_table(const std::string& folder, const std::string& digest,
                        const IndexSet& indexes, const Field& facet) {
  std::vector<ServedColumn> columns;
  for (const Field* one : columns_for(facet))
    columns.push_back({std::string(one->name), one->slot, one});
  return write_served_columns(folder, digest, indexes, columns, nullptr);
}

}  // namespace debrief
