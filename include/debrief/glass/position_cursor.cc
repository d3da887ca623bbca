#include "debrief/glass/position_cursor.h"

#include <algorithm>
#include <utility>

#include "debrief/glass/read_sortable.h"
#include "debrief/glass/unpack_positions.h"
#include "debrief/glass_layout.h"

namespace debrief {
namespace {

constexpr unsigned part_bits = 16;

}  // namespace

PositionCursor::PositionCursor(std::shared_ptr<const PositionTable> table,
                               std::string_view term)
    : table_(std::move(table)) {
  append_escaped(key_, term);
  key_ += '\0';
  term_size_ = key_.size();
}

bool PositionCursor::read(Xapian::docid id, std::vector<Xapian::termpos>& out) {
  out.clear();
  if (table_->empty() || !find(id, 1)) return true;
  const GlassLeafItem item = path_[0].leaf_item(at_);
  if (item.is_compressed) return false;
  return item.is_last ? unpack_positions(item.tag, out) : read_parts(id, item, out);
}

bool PositionCursor::read_parts(Xapian::docid id, GlassLeafItem item,
                                std::vector<Xapian::termpos>& out) {
  tag_.clear();
  for (unsigned part = 1;; item = path_[0].leaf_item(at_)) {
    tag_ += item.tag;
    if (item.is_last) return unpack_positions(tag_, out);
    if (!find(id, ++part)) throw_damaged_table();
  }
}

PositionCursor::Place PositionCursor::place_of(std::size_t i) const {
  const GlassKey key = path_[0].leaf_key(i);
  return Place{read_sortable(key.bytes.substr(std::min(term_size_, key.bytes.size())))}
             << part_bits |
         key.part;
}

// The first item of the leaf that does not come before BYTES.
std::size_t PositionCursor::first_from(std::string_view bytes) const {
  std::size_t low = 0;
  std::size_t high = path_[0].items;
  while (low < high) {
    const std::size_t middle = (low + high) / 2;
    if (path_[0].leaf_key(middle).bytes < bytes)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

// Finds out which items are of the term: no id begins with ff, and what goes on so is of
// a term with a zero byte.
void PositionCursor::enter_leaf() {
  key_.resize(term_size_);
  at_ = begin_ = first_from(key_);
  key_ += '\xff';
  end_ = first_from(key_);
  last_ = begin_ < end_ ? place_of(end_ - 1) : 0;
}

// True: path_[0] has it, at at_.
bool PositionCursor::find(Xapian::docid id, unsigned part) {
  const Place wanted = Place{id} << part_bits | part;
  if (begin_ >= end_ || wanted > last_ || wanted < place_of(at_)) {
    const std::uint32_t before = path_.empty() ? GlassBlock::no_number : path_[0].number;
    key_.resize(term_size_);
    append_sortable(key_, id);
    table_->find_leaf({key_, part}, path_);
    if (path_[0].number != before) enter_leaf();
    at_ = begin_;
    if (begin_ >= end_) return false;
  }
  // From at_ on by steps that double, as the next is mostly near.
  std::size_t low = at_;
  std::size_t step = 1;
  for (; low + step < end_ && place_of(low + step) <= wanted; step *= 2) low += step;
  std::size_t high = std::min(low + step, end_);
  while (high - low > 1) {
    const std::size_t middle = (low + high) / 2;
    (place_of(middle) <= wanted ? low : high) = middle;
  }
  at_ = low;
  return place_of(at_) == wanted;
}

}  // namespace debrief
