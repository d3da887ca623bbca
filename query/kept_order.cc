#include "query/kept_order.h"

#include <algorithm>
#include <charconv>
#include <string>
#include <utility>

#include "debrief/brief_columns.h"
#include "debrief/column_writer.h"
#include "debrief/error.h"
#include "debrief/facet_layout.h"
#include "debrief/slot_column.h"
#include "query/count_columns.h"
#include "query/far_part.h"
#include "query/kept_table.h"
#include "query/served_table.h"

namespace debrief {
namespace {

constexpr std::string_view name = "order";
constexpr std::string_view dates_column = "dates";
constexpr std::string_view groups_column = "groups";

// What date_slot holds takes 30 bytes of a piece each (kept_at_least of the most).
constexpr Xapian::doccount most_ordered = 1'000'000;

std::vector<Slot> slots() { return {versions_slot, whole_dates, brief_lengths}; }

std::string digest_of(const IndexSet& indexes) {
  return kept_digest(indexes, name, slots());
}

// In decimal, below unknown_length.
std::uint16_t length_in(std::string_view value) {
  std::uint16_t length = 0;
  const auto [end, error] =
      std::from_chars(value.data(), value.data() + value.size(), length);
  if (error != std::errc() || end != value.data() + value.size() ||
      length == unknown_length)
    throw Error("a length that is none, or a brief of too many words");
  return length;
}

// The lengths of all parts, one part behind the other, each by id from 0 on.
FacetRow write_served_lengths(ReplacedFile& file, const IndexSet& indexes,
                              const FacetRow& other) {
  std::vector<std::uint16_t> lengths;
  std::vector<std::uint32_t> numbers;
  for (const auto& part : indexes.far) {
    const std::size_t begin = lengths.size();
    lengths.resize(begin + part->last_id() + 1);
    for (Xapian::docid chunk = 0; chunk <= part->last_id() / column_chunk; ++chunk) {
      const SlotColumn piece(*part->known_metadata(column_key(brief_lengths, chunk)));
      for (std::size_t place = 0; place < piece.briefs(); ++place) {
        numbers.clear();
        piece.add_numbers(place, numbers);
        const std::size_t id = std::size_t{chunk} * column_chunk + place;
        if (numbers.empty()) continue;
        if (id > part->last_id()) throw Error("a column of no brief");
        lengths[begin + id] = length_in(piece.values()[numbers.front()]);
      }
    }
  }
  FacetRow row = facet_row(lengths_column, lengths.size(), 0);
  row.starts = other.starts;  // which a reader looks for in any case
  row.width = sizeof(std::uint16_t);
  row.ordinals = file.append(lengths.data(), lengths.size());
  return row;
}

// The one value that a brief has; none: nothing.
std::optional<std::size_t> ordinal_of(const FacetColumn& column, Xapian::docid id) {
  const auto [begin, end] = column.places(id);
  if (begin >= end) return std::nullopt;
  return column.ordinal(begin);
}

}  // namespace

std::optional<KeptOrder> KeptOrder::open(const IndexSet& indexes) {
  const std::string digest = digest_of(indexes);
  if (digest.empty()) return std::nullopt;
  auto table = open_kept_table(name, digest);
  if (!table || table->last_id() != indexes.all.get_lastdocid()) return std::nullopt;
  KeptOrder order(*std::move(table));
  order.dates_ = order.table_.column(dates_column);
  order.groups_ = order.table_.column(groups_column);
  const FacetColumn* lengths = order.table_.column(lengths_column);
  if (order.dates_ == nullptr || order.groups_ == nullptr || lengths == nullptr ||
      lengths->narrow == nullptr)
    return std::nullopt;
  std::size_t begin = 0;
  for (const auto& part : indexes.far) {
    const std::size_t size = std::size_t{part->last_id()} + 1;
    if (lengths->ordinals - begin < size) return std::nullopt;
    order.lengths_.emplace_back(lengths->narrow + begin, size);
    begin += size;
  }
  return order;
}

bool KeptOrder::is_any() { return is_any_kept(name); }

bool KeptOrder::ask(const IndexSet& indexes) {
  if (digest_of(indexes).empty() || indexes.all.get_doccount() > most_ordered)
    return false;
  std::vector<CountedSlot> asked;
  for (const Slot slot : slots()) asked.push_back({slot, true});
  ask_columns(indexes.far, asked);
  return true;
}

void KeptOrder::keep(const IndexSet& indexes) {
  if (!can_be_kept(indexes, slots())) return;
  const std::string digest = digest_of(indexes);
  (void)keep_table(name, digest, [&](const std::string& folder) {
    return write_served_columns(folder, digest, indexes,
                                {{std::string(dates_column), whole_dates, nullptr},
                                 {std::string(groups_column), versions_slot, nullptr}},
                                write_served_lengths);
  });
}

std::string_view KeptOrder::date(Xapian::docid id) const {
  const auto ordinal = ordinal_of(*dates_, id);
  return ordinal ? dates_->name(*ordinal) : std::string_view();
}

std::string_view KeptOrder::group(Xapian::docid id) const {
  const auto ordinal = ordinal_of(*groups_, id);
  return ordinal ? groups_->name(*ordinal) : std::string_view();
}

std::span<const std::uint16_t> KeptOrder::lengths(std::size_t part) const {
  return lengths_[part];
}

}  // namespace debrief
