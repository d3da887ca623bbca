#include "query/open_brief.h"

#include <algorithm>
#include <optional>

#include "debrief/host.h"
#include "debrief/index.h"
#include "debrief/schema.h"
#include "debrief/values.h"

namespace debrief {
namespace {

// True when a value of the slot is one of those asked for.
bool is_asked_for(const BoundQuery& query, std::string_view value) {
  if (query.field->name == "source")
    return std::any_of(query.values.begin(), query.values.end(),
                       [&](const std::string& host) { return is_under(value, host); });
  return query.values.count(name_key(value)) != 0;
}

}  // namespace

void OpenBrief::open(Xapian::docid id) {
  id_ = local_id_ = id;
  part_ = 0;
  table_ = only_table_;
  is_served_ = has_document_ = has_outline_ = has_spans_ = false;
  if (indexes_ != nullptr) {
    const std::size_t parts = indexes_->parts.size();
    part_ = (id - 1) % parts;
    local_id_ = static_cast<Xapian::docid>((id - 1) / parts + 1);
    is_served_ = indexes_->is_served(part_);
    table_ = is_served_ ? nullptr : indexes_->table(part_);
  }
  if (table_ != nullptr && table_->is_changed(local_id_)) table_ = nullptr;
}

void OpenBrief::read_outline() {
  has_outline_ = true;
  const auto known = table_ != nullptr ? table_->spans(local_id_) : std::nullopt;
  outline_bytes_ = known.value_or(std::string_view());
  if (known)
    unpack_outline(*known, fields_, outline_);
  else
    outline_spans(unpack_spans(value(spans_slot)), outline_);
}

const SpanTable& OpenBrief::spans() {
  if (!has_outline_) read_outline();
  if (!has_spans_) {
    if (!outline_bytes_.empty()) unpack_outline(outline_bytes_, ~0U, outline_);
    spans_ = spans_of(outline_);
  }
  has_spans_ = true;
  return spans_;
}

const Xapian::Document& OpenBrief::document() {
  if (!has_document_)
    document_ =
        (indexes_ == nullptr ? db_ : indexes_->parts[part_]).get_document(local_id_);
  has_document_ = true;
  return document_;
}

std::string OpenBrief::value(Slot slot) {
  const auto known = values_ == nullptr ? std::nullopt : values_->value(id_, slot);
  return known ? std::string(*known) : document().get_value(slot);
}

std::string_view OpenBrief::slot(const Field& facet) {
  const FacetColumn* column = table_ != nullptr ? table_->column(facet.name) : nullptr;
  if (column == nullptr || facet.kind != FieldKind::name)
    return slot_value_ = value(facet.slot);
  slot_value_.clear();
  const auto [begin, end] = column->places(local_id_);
  for (std::size_t place = begin; place < end; ++place) {
    if (place != begin) slot_value_ += '\0';
    slot_value_ += column->name(column->ordinal(place));
  }
  return slot_value_;
}

const std::vector<bool>& OpenBrief::asked_values(const BoundQuery& query) {
  is_asked_.clear();
  const FacetColumn* column =
      table_ != nullptr ? table_->column(query.field->name) : nullptr;
  if (column == nullptr) {
    const std::string bytes = value(query.field->slot);
    for (const std::string_view value : unpack_values(bytes))
      is_asked_.push_back(is_asked_for(query, value));
    return is_asked_;
  }
  AskedValues& asked = asked_[{&query, column}];
  asked.resize(column->values, -1);
  const auto [begin, end] = column->places(local_id_);
  for (std::size_t place = begin; place < end; ++place) {
    const std::size_t ordinal = column->ordinal(place);
    if (ordinal >= asked.size()) break;
    signed char& known = asked[ordinal];
    if (known < 0) known = is_asked_for(query, column->name(ordinal)) ? 1 : 0;
    is_asked_.push_back(known == 1);
  }
  return is_asked_;
}

bool OpenBrief::has_any_term(const std::vector<std::string>& terms) {
  const bool is_far = is_served_;  // then its document has come without its terms
  auto t = is_far ? indexes_->parts[part_].termlist_begin(local_id_)
                  : document().termlist_begin();
  const auto end =
      is_far ? indexes_->parts[part_].termlist_end(local_id_) : document().termlist_end();
  for (const std::string& term : terms) {
    t.skip_to(term);
    if (t == end) return false;
    if (*t == term) return true;
  }
  return false;
}

}  // namespace debrief
