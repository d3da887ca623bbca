// One brief after another, with what claims are told by: its spans and who is in them,
// from the facet table where there is one, else from its document.
#pragma once

#include <xapian.h>

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "debrief/span_outline.h"
#include "query/bound_query.h"
#include "query/brief_values.h"
#include "query/index_set.h"

namespace debrief {

class OpenBrief {
 public:
  // All must outlive it. With INDEXES, DB is the whole of them, each with its own table,
  // and TABLE is nullptr. FIELDS: of span_fields those whose values outline() has, a
  // bit each.
  OpenBrief(const IndexDatabase& db, const IndexSet* indexes, const FacetTable* table,
            unsigned fields)
      : db_(db), indexes_(indexes), only_table_(table), fields_(fields) {}

  // From now on takes from VALUES, which must outlive it, what slots they have. Then one
  // thread may open briefs of one part while others do of other parts.
  void use(const BriefValues& values) { values_ = &values; }

  // Brief ID of DB from now on. What was handed out before holds no more.
  void open(Xapian::docid id);

  Xapian::docid id() const { return id_; }
  Xapian::docid local_id() const { return local_id_; }  // in its part
  std::size_t part() const { return part_; }            // 0 without INDEXES
  bool is_served() const { return is_served_; }         // by another process

  const SpanOutline& outline() {
    if (!has_outline_) read_outline();
    return outline_;
  }

  // All there is of its spans: dear, where the outline says enough.
  const SpanTable& spans();

  const Xapian::Document& document();

  std::string value(Slot slot);

  // What a facet's slot holds of it; valid until the next call.
  std::string_view slot(const Field& facet);

  // For each of its values in the field of QUERY, which outlives this: is it asked for?
  // Valid until the next call.
  const std::vector<bool>& asked_values(const BoundQuery& query);

  // TERMS are sorted.
  bool has_any_term(const std::vector<std::string>& terms);

 private:
  void read_outline();

  // What is known of the values that a part of the question asks for.
  using AskedValues =
      std::vector<signed char>;  // by ordinal: 1 asked for, 0 not, -1 not looked at yet

  IndexDatabase db_;
  const IndexSet* indexes_ = nullptr;
  const FacetTable* only_table_ = nullptr;  // without INDEXES
  unsigned fields_ = 0;
  const BriefValues* values_ = nullptr;

  Xapian::docid id_ = 0;
  Xapian::docid local_id_ = 0;
  std::size_t part_ = 0;
  const FacetTable* table_ = nullptr;  // that knows it
  bool is_served_ = false;
  Xapian::Document document_;
  bool has_document_ = false;
  std::string_view outline_bytes_;  // empty: outline_ has all fields
  std::string slot_value_;
  SpanOutline outline_;
  bool has_outline_ = false;
  SpanTable spans_;
  bool has_spans_ = false;
  std::map<std::pair<const BoundQuery*, const FacetColumn*>, AskedValues> asked_;
  std::vector<bool> is_asked_;
};

}  // namespace debrief
