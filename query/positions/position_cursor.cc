#include "query/positions/position_cursor.h"

#include <algorithm>
#include <utility>

#include "debrief/glass_layout.h"
#include "query/positions/unpack_positions.h"

namespace debrief {

PositionCursor::PositionCursor(std::shared_ptr<const PositionTable> table,
                               std::string_view term)
    : table_(std::move(table)) {
  append_escaped(key_, term);
  key_ += '\0';
  term_size_ = key_.size();
}

bool PositionCursor::read(Xapian::docid id, std::vector<Xapian::termpos>& out) {
  key_.resize(term_size_);
  append_sortable(key_, id);
  out.clear();
  if (table_->empty() || !find({key_, 1})) return true;
  const GlassLeafItem item = path_[0].leaf_item(at_);
  if (item.is_compressed) return false;
  return item.is_last ? unpack_positions(item.tag, out) : read_parts(item, out);
}

bool PositionCursor::read_parts(GlassLeafItem item, std::vector<Xapian::termpos>& out) {
  tag_.clear();
  for (unsigned part = 1;; item = path_[0].leaf_item(at_)) {
    tag_ += item.tag;
    if (item.is_last) return unpack_positions(tag_, out);
    if (!find({key_, ++part})) throw_damaged_positions();
  }
}

// True: path_[0] has it, at at_.
bool PositionCursor::find(const GlassKey& key) {
  if (!path_.empty() && path_[0].items != 0) {
    const GlassBlock& leaf = path_[0];
    const bool is_within = compare(leaf.leaf_key(at_), key) <= 0 &&
                           compare(leaf.leaf_key(leaf.items - 1), key) >= 0;
    if (is_within) return find_here(key);
  }
  const std::uint32_t before = path_.empty() ? GlassBlock::no_number : path_[0].number;
  table_->find_leaf(key, path_);
  if (path_[0].number != before || compare(path_[0].leaf_key(at_), key) > 0) at_ = 0;
  return find_here(key);
}

// From at_ on, by steps that double, as the next is mostly near.
bool PositionCursor::find_here(const GlassKey& key) {
  const GlassBlock& leaf = path_[0];
  std::size_t low = at_;
  std::size_t step = 1;
  while (low + step < leaf.items && compare(leaf.leaf_key(low + step), key) <= 0) {
    low += step;
    step *= 2;
  }
  std::size_t high = std::min(low + step, leaf.items);
  while (high - low > 1) {
    const std::size_t middle = (low + high) / 2;
    (compare(leaf.leaf_key(middle), key) <= 0 ? low : high) = middle;
  }
  at_ = low;
  return compare(leaf.leaf_key(at_), key) == 0;
}

}  // namespace debrief
