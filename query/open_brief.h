// One brief after another, with what claims are told by: its spans and who is in them,
// from the facet table where there is one, else from its document.
#pragma once

#include <xapian.h>

#include <cstddef>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "debrief/span_outline.h"
#include "query/bound_query.h"
#include "query/brief_terms.h"
#include "query/brief_values.h"
#include "query/index_set.h"

namespace debrief {

// Which of the values of a brief a part of a question asks for.
class AskedValues {
 public:
  // The one at INDEX of the brief's list in the field of that part.
  bool has(std::size_t index) const {
    return column_ == nullptr ? index < own_.size() && own_[index]
                              : index < end_ - begin_ && is_asked(begin_ + index);
  }
  bool has_any() const;

 private:
  friend class OpenBrief;

  explicit AskedValues(const BoundQuery& query) : query_(&query) {}
  bool is_asked(std::size_t place) const;

  const BoundQuery* query_;
  const FacetColumn* column_ = nullptr;  // none: own_ tells
  std::vector<bool> own_;
  std::size_t begin_ = 0;  // of the brief, places in the column
  std::size_t end_ = 0;
  // By ordinal: 1 asked for, 0 not, -1 not looked at yet.
  mutable std::vector<signed char> known_;
};

class OpenBrief {
 public:
  // All must outlive it. With INDEXES, DB is the whole of them, each with its own table,
  // and TABLE is nullptr. FIELDS: of span_fields those whose values will be asked for, a
  // bit each.
  OpenBrief(const IndexDatabase& db, const IndexSet* indexes, const FacetTable* table,
            unsigned fields)
      : db_(db), indexes_(indexes), only_table_(table), fields_(fields) {}

  // From now on takes from VALUES, which must outlive it, what slots they have. Then one
  // thread may open briefs of one part while others do of other parts.
  void use(const BriefValues& values) { values_ = &values; }

  // Without INDEXES: what terms briefs have is read from LISTS (term_lists.h).
  void use(std::shared_ptr<const MappedTable> lists) { only_lists_ = std::move(lists); }

  // Brief ID of DB from now on. What was handed out before holds no more.
  void open(Xapian::docid id);

  // Brief ID will be opened soon.
  void expect(Xapian::docid id) const;

  // Of brief ID: its part, and its id there.
  std::pair<std::size_t, Xapian::docid> place_of(Xapian::docid id) const {
    const std::size_t parts = indexes_ != nullptr ? indexes_->parts.size() : 1;
    return {(id - 1) % parts, static_cast<Xapian::docid>((id - 1) / parts + 1)};
  }

  Xapian::docid id() const { return id_; }
  Xapian::docid local_id() const { return local_id_; }  // in its part
  std::size_t part() const { return part_; }            // 0 without INDEXES
  bool is_served() const { return is_served_; }         // by another process

  // With the values of no field, or of some: bit i of FIELDS for span_fields[i].
  const SpanOutline& outline() {
    if (!has_outline_) read_outline();
    return outline_;
  }
  const SpanOutline& outline(unsigned fields);

  // The facet table that knows it; none: nullptr.
  const FacetTable* table() const { return table_; }

  // All there is of its spans: dear, where the outline says enough.
  const SpanTable& spans();

  const Xapian::Document& document();

  std::string value(Slot slot);

  // What a facet's slot holds of it; valid until the next call.
  std::string_view slot(const Field& facet);

  // Those of its values in the field of QUERY, which outlives this. Valid until the same
  // is asked of another brief.
  const AskedValues& asked_values(const BoundQuery& query);

  // ASKED are sorted.
  bool has_any_term(const std::vector<std::string>& asked);

 private:
  void read_outline();
  BriefTerms& terms();  // of its part
  const FacetTable* table_of(std::size_t part) const;

  AskedValues& asked_of(const BoundQuery& query, const FacetColumn* column);

  IndexDatabase db_;
  const IndexSet* indexes_ = nullptr;
  const FacetTable* only_table_ = nullptr;         // without INDEXES
  std::shared_ptr<const MappedTable> only_lists_;  // likewise
  std::vector<std::optional<BriefTerms>> terms_;   // by part, once they are asked for
  unsigned fields_ = 0;
  const BriefValues* values_ = nullptr;

  Xapian::docid id_ = 0;
  Xapian::docid local_id_ = 0;
  std::size_t part_ = 0;
  const FacetTable* table_ = nullptr;  // that knows it
  bool is_served_ = false;
  Xapian::Document document_;
  bool has_document_ = false;
  std::string slot_value_;
  SpanOutline outline_;
  bool has_outline_ = false;
  unsigned outline_fields_ = 0;  // whose values it has
  SpanTable spans_;
  bool has_spans_ = false;
  std::deque<AskedValues> asked_;  // by part of the question and column: few
};

}  // namespace debrief
