// The facet table: which values each brief has, as numbers behind its document id, so
// that exact counts over all matches take nanoseconds a match.
//
//   GENERATION/facets   one revision of the index, whole
//   GENERATION/changes  the briefs that were written since, up to another revision
//
// Both are made from the value slots alone and are never needed: a reader that finds
// none, or one of another revision, counts from the slots themselves.
//
// facets: a header (magic, revision, UUID, how many briefs, greatest id, how many
// columns), a row for each column (below) that says where its arrays are, then the
// arrays, each at a multiple of 8 bytes, in the machine's own byte order (the magic tells
// another):
//
//   starts    u32[greatest id + 2]  ordinals[starts[id]] … [starts[id + 1]) are of brief id
//   ordinals  u16[] or u32[]        of values, ascending for each brief
//   totals    u32[values]           briefs with that value
//   ends      u32[values]           where its name ends among
//   names     char[]                all names, sorted, one behind the other
//
// The column "date" instead: starts u32[greatest id + 1] is the place of each brief in
// the order of date_slot, from the oldest; ordinals u32[briefs] are the ids in that
// order. Of "lengths" and "editions" the ordinals alone count: brief_columns.h.
//
// The columns "span …" instead: bytes starts[id] … starts[id + 1] of names are what
// span_outline.h writes of brief id.
#pragma once

#include <xapian.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include "debrief/facet_column.h"
#include "debrief/mapped_file.h"
#include "debrief/spans.h"

namespace debrief {

struct FacetRow;

class FacetTable {
 public:
  // The table of the generation in that folder, if it is there, sound, and of that
  // revision of the database with that UUID.
  static std::optional<FacetTable> open(const std::string& generation,
                                        const std::string& uuid, std::uint64_t revision);

  // The column of a facet; none: nullptr.
  const FacetColumn* column(std::string_view facet) const;

  // Of the briefs below; those that were changed since are in it as they were before.
  std::size_t briefs() const { return briefs_; }
  Xapian::docid last_id() const { return last_id_; }
  std::uint64_t revision() const { return revision_; }  // that it was made of
  bool is_changed(Xapian::docid id) const {
    return id > last_id_ || (!changed_.empty() && changed_.count(id) != 0);
  }
  const std::vector<Xapian::docid>& changes() const { return changes_; }

  // What spans_slot holds of a brief that has not changed, as span_outline.h writes it:
  // the heads, and the values of one of span_fields. Nothing: ask the slot; of a brief
  // that has heads, all values are there.
  std::optional<std::string_view> span_heads(Xapian::docid id) const;
  std::string_view span_values(std::size_t field, Xapian::docid id) const;

  // Says that these will be asked for soon, with the values of some fields, bit i for
  // span_fields[i]: whoever names some briefs before waits for memory once and not for
  // each.
  void expect_spans(Xapian::docid id, unsigned fields) const;

 private:
  static std::optional<FacetColumn> read_column(const MappedFile& file,
                                                const FacetRow& row,
                                                std::uint64_t starts);
  void find_span_columns();
  std::string_view bytes_in(std::size_t column, Xapian::docid id) const;
  bool read_changes(const std::string& path, const std::string& uuid,
                    std::uint64_t revision);

  std::shared_ptr<const MappedFile> file_;  // as long as anyone uses it
  std::vector<std::pair<std::string_view, FacetColumn>> columns_;
  bool has_spans_ = false;
  std::size_t span_heads_ = 0;  // among the columns, where it has spans
  std::array<std::size_t, span_fields.size()> span_values_{};
  std::uint64_t revision_ = 0;
  std::size_t briefs_ = 0;
  Xapian::docid last_id_ = 0;
  std::vector<Xapian::docid> changes_;  // ascending
  std::unordered_set<Xapian::docid> changed_;
};

// Makes the table of the revision that is committed in that folder, in the place of any
// before. On a full disk and the like there is none, and false comes back.
bool write_facet_table(const std::string& generation);

// The same after a change: CHANGED are the briefs added, replaced and deleted since that
// revision. What is cheaper: to note them beside the table of that revision, or all anew.
// A table that holds already stays.
bool renew_facet_table(const std::string& generation, std::uint64_t before,
                       const std::vector<Xapian::docid>& changed);

}  // namespace debrief
