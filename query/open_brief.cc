#include "query/open_brief.h"

#include <algorithm>
#include <optional>
#include <tuple>
#include <utility>

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

bool AskedValues::is_asked(std::size_t place) const {
  const std::size_t ordinal = column_->ordinal(place);
  if (ordinal >= known_.size()) return false;  // damaged
  signed char& known = known_[ordinal];
  if (known < 0) known = is_asked_for(*query_, column_->name(ordinal)) ? 1 : 0;
  return known == 1;
}

bool AskedValues::has_any() const {
  for (std::size_t place = begin_; column_ != nullptr && place < end_; ++place)
    if (is_asked(place)) return true;
  return column_ == nullptr && std::find(own_.begin(), own_.end(), true) != own_.end();
}

const FacetTable* OpenBrief::table_of(std::size_t part) const {
  if (indexes_ == nullptr) return only_table_;
  return indexes_->is_served(part) ? nullptr : indexes_->table(part);
}

void OpenBrief::open(Xapian::docid id) {
  id_ = id;
  std::tie(part_, local_id_) = place_of(id);
  is_served_ = indexes_ != nullptr && indexes_->is_served(part_);
  table_ = table_of(part_);
  if (table_ != nullptr && table_->is_changed(local_id_)) table_ = nullptr;
  has_document_ = has_outline_ = has_spans_ = false;
}

void OpenBrief::expect(Xapian::docid id) const {
  const auto [part, local_id] = place_of(id);
  const FacetTable* table = table_of(part);
  if (table == nullptr || table->is_changed(local_id)) return;
  table->expect_spans(local_id, fields_);
  for (const AskedValues& asked : asked_)
    if (asked.column_ != nullptr &&
        table->column(asked.query_->field->name) == asked.column_)
      asked.column_->expect(local_id);
}

void OpenBrief::read_outline() {
  has_outline_ = true;
  const auto heads = table_ != nullptr ? table_->span_heads(local_id_) : std::nullopt;
  outline_fields_ = heads ? 0 : ~0U;
  if (heads)
    unpack_span_heads(*heads, outline_);
  else
    outline_spans(value(spans_slot), outline_);
}

const SpanOutline& OpenBrief::outline(unsigned fields) {
  if (!has_outline_) read_outline();
  const unsigned missing = fields & ~outline_fields_;
  for (std::size_t i = 0; missing >> i != 0 && i < span_fields.size(); ++i)
    if ((missing >> i & 1) != 0)
      unpack_span_values(table_->span_values(i, local_id_), i, outline_);
  outline_fields_ |= fields;
  return outline_;
}

const SpanTable& OpenBrief::spans() {
  if (!has_spans_) spans_ = spans_of(outline(~0U));
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

AskedValues& OpenBrief::asked_of(const BoundQuery& query, const FacetColumn* column) {
  for (AskedValues& asked : asked_)
    if (asked.query_ == &query && asked.column_ == column) return asked;
  AskedValues asked(query);
  asked.column_ = column;
  if (column != nullptr) asked.known_.resize(column->values, -1);
  return asked_.emplace_back(std::move(asked));
}

const AskedValues& OpenBrief::asked_values(const BoundQuery& query) {
  const FacetColumn* column =
      table_ != nullptr ? table_->column(query.field->name) : nullptr;
  AskedValues& asked = asked_of(query, column);
  if (column != nullptr) {
    std::tie(asked.begin_, asked.end_) = column->places(local_id_);
    return asked;
  }
  asked.own_.clear();
  const std::string bytes = value(query.field->slot);
  for (const std::string_view value : unpack_values(bytes))
    asked.own_.push_back(is_asked_for(query, value));
  return asked;
}

BriefTerms& OpenBrief::terms() {
  if (terms_.size() <= part_) terms_.resize(part_ + 1);
  if (!terms_[part_] && indexes_ != nullptr) terms_[part_].emplace(*indexes_, part_);
  if (!terms_[part_]) terms_[part_].emplace(db_, only_lists_);
  return *terms_[part_];
}

bool OpenBrief::has_any_term(const std::vector<std::string>& asked) {
  BriefTerms& own = terms();
  own.open(local_id_);
  for (const std::string& term : asked) {
    if (!own.skip_to(term)) return false;
    if (own.name() == term) return true;
  }
  return false;
}

}  // namespace debrief
