#include "query/quick/value_list.h"

#include "debrief/glass/read_sortable.h"
#include "debrief/glass/table_tag.h"
#include "debrief/glass_keys.h"
#include "debrief/varint.h"
#include "query/quick/not_here.h"

namespace debrief {

ValueList::ValueList(std::shared_ptr<const MappedTable> table, Xapian::valueno slot)
    : cursor_(std::move(table)), key_(values_mark) {
  append_number(key_, slot);
}

// At the first document of the chunk where the cursor stands, if it is of this slot.
bool ValueList::enter_chunk(bool is_found) {
  if (!is_found || !cursor_.key().starts_with(key_)) {
    cursor_.check();
    is_at_end_ = true;
    return false;
  }
  const Xapian::docid first = read_sortable(cursor_.key().substr(key_.size()));
  chunk_ = plain_tag(cursor_);
  if (first <= id_) throw_damaged_table();
  id_ = first;
  ByteReader reader{chunk_};
  value_ = reader.string();
  at_ = chunk_.size() - reader.bytes.size();
  return true;
}

void ValueList::next_in_chunk() {
  ByteReader reader{std::string_view(chunk_).substr(at_)};
  const std::uint64_t id = id_ + reader.number_up_to(UINT32_MAX) + 1;
  if (id > UINT32_MAX) throw_damaged_table();
  id_ = static_cast<Xapian::docid>(id);
  value_ = reader.string();
  at_ = chunk_.size() - reader.bytes.size();
}

bool ValueList::seek(Xapian::docid id) {
  if (is_at_end_) return false;
  while (id_ != 0 && id_ < id && at_ != chunk_.size()) next_in_chunk();
  if (id_ != 0 && id_ >= id) return true;
  // In the last chunk that does not begin behind it, or at the beginning of the next.
  std::string key = key_;
  append_sortable(key, id);
  // All other kinds of entries of a database of debrief's come before.
  if (!cursor_.find(key)) not_here();
  const bool may_have_it =
      cursor_.key().starts_with(key_) &&
      (id_ == 0 || read_sortable(cursor_.key().substr(key_.size())) > id_);
  if (!enter_chunk(may_have_it || cursor_.next())) return false;
  while (id_ < id && at_ != chunk_.size()) next_in_chunk();
  return id_ >= id || enter_chunk(cursor_.next());
}

}  // namespace debrief
