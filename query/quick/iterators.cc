// Xapian's iterators over postings and values (small_database.h).
#include <algorithm>
#include <vector>

#include "query/quick/not_here.h"
#include "query/quick/small_database.h"
#include "query/quick/value_list.h"

namespace Xapian {

class PostingIterator::Internal {
 public:
  std::vector<docid> ids;  // ascending
  std::size_t at = 0;
};

PostingIterator::PostingIterator(Internal* of) : internal(of) {}
void PostingIterator::decref() { delete internal; }
docid PostingIterator::operator*() const { return internal->ids[internal->at]; }

// Everything is known at once: those that are looked through here are a few ids.
PostingIterator Database::postlist_begin(const std::string& name) const {
  auto list = std::make_unique<PostingIterator::Internal>();
  std::vector<docid> window(debrief::window_size + 1);
  for (std::size_t part = 0; part < internal.size(); ++part) {
    const auto last = static_cast<docid>(internal[part]->version().last_id);
    debrief::PostingList postings =
        name.empty() ? debrief::PostingList::lengths(internal[part]->postlist())
                     : internal[part]->postings(name);
    for (docid begin = 0; begin <= last; begin = debrief::window_end(begin)) {
      const std::size_t found =
          postings.read(begin, debrief::window_end(begin), window.data(), nullptr);
      for (std::size_t i = 0; i < found; ++i)
        list->ids.push_back(debrief::id_in_parts({part, window[i]}, internal.size()));
    }
  }
  if (internal.size() > 1) std::sort(list->ids.begin(), list->ids.end());
  return PostingIterator(list->ids.empty() ? nullptr : list.release());
}

PostingIterator& PostingIterator::operator++() {
  if (++internal->at == internal->ids.size()) {
    decref();
    internal = nullptr;
  }
  return *this;
}

void PostingIterator::skip_to(docid id) {
  const auto& ids = internal->ids;
  internal->at = static_cast<std::size_t>(
      std::lower_bound(ids.begin() + static_cast<std::ptrdiff_t>(internal->at), ids.end(),
                       id) -
      ids.begin());
  if (internal->at != ids.size()) return;
  decref();
  internal = nullptr;
}

class ValueIterator::Internal {
 public:
  Internal(std::shared_ptr<const debrief::MappedTable> table, valueno slot)
      : list(std::move(table), slot) {}

  debrief::ValueList list;
};

ValueIterator::ValueIterator(Internal* of) : internal(of) {}
void ValueIterator::decref() { delete internal; }
docid ValueIterator::get_docid() const { return internal->list.id(); }
std::string ValueIterator::operator*() const {
  return std::string(internal->list.value());
}

ValueIterator Database::valuestream_begin(valueno slot) const {
  if (internal.size() != 1) debrief::not_here();
  ValueIterator values(new ValueIterator::Internal(internal.front()->postlist(), slot));
  values.skip_to(1);
  return values;
}

void ValueIterator::skip_to(docid id) {
  if (internal->list.seek(id)) return;
  decref();
  internal = nullptr;
}

ValueIterator& ValueIterator::operator++() {
  skip_to(get_docid() + 1);
  return *this;
}

}  // namespace Xapian
