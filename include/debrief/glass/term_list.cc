#include "debrief/glass/term_list.h"

#include <string_view>
#include <utility>

#include "debrief/term_entry.h"
#include "debrief/varint.h"

namespace debrief {

TermList::TermList(std::string tag) : tag_(std::move(tag)) {
  if (tag_.empty()) return;
  ByteReader reader{tag_};
  (void)reader.number();  // the document's length
  left_ = reader.count();
  at_ = tag_.size() - reader.bytes.size();
}

bool TermList::next() {
  if (left_ == 0) return false;
  --left_;
  ByteReader reader{std::string_view(tag_).substr(at_)};
  wdf_ = read_term_entry(reader, name_);
  at_ = tag_.size() - reader.bytes.size();
  return true;
}

// Before the first the name is empty, and no term is.
bool TermList::skip_to(const std::string& to) {
  while (name_.empty() || name_ < to)
    if (!next()) return false;
  return true;
}

}  // namespace debrief
