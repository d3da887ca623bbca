#include "query/brief_terms.h"

#include <utility>

#include "debrief/glass/table_tag.h"
#include "debrief/glass_keys.h"
#include "query/index_set.h"

namespace debrief {

BriefTerms::BriefTerms(IndexDatabase db, std::shared_ptr<const MappedTable> lists)
    : db_(std::move(db)) {
  if (lists != nullptr) cursor_.emplace(std::move(lists));
}

BriefTerms::BriefTerms(const IndexSet& indexes, std::size_t part)
    : BriefTerms(indexes.parts[part], indexes.term_lists_of(part)) {}

void BriefTerms::open(Xapian::docid id) {
  if (!cursor_) {
    t_ = db_.termlist_begin(id);
    end_ = db_.termlist_end(id);
    is_before_first_ = true;
    return;
  }
  std::string tag;
  const bool has_terms = find_tag(*cursor_, sortable(id), tag);
  list_ = has_terms ? TermList(std::move(tag)) : TermList();
}

// Where Xapian's list stands.
bool BriefTerms::settle() {
  is_before_first_ = false;
  if (t_ == end_) return false;
  name_ = *t_;
  return true;
}

bool BriefTerms::next() {
  if (cursor_) return list_.next();
  if (!is_before_first_ && t_ != end_) ++t_;
  return settle();
}

bool BriefTerms::skip_to(const std::string& to) {
  if (cursor_) return list_.skip_to(to);
  if (t_ != end_) t_.skip_to(to);
  return settle();
}

std::vector<BriefTerms> terms_by_part(const IndexSet& indexes) {
  std::vector<BriefTerms> terms;
  for (std::size_t part = 0; part < indexes.parts.size(); ++part)
    terms.emplace_back(indexes, part);
  return terms;
}

void check_term_lists(const IndexSet& indexes, const std::vector<Xapian::docid>& ids) {
  const std::size_t parts = indexes.parts.size();
  for (const Xapian::docid id : ids) {
    const std::size_t part = (id - 1) % parts;
    if (indexes.term_lists_of(part) == nullptr) continue;
    BriefTerms terms(indexes, part);
    terms.open(static_cast<Xapian::docid>((id - 1) / parts + 1));
    while (terms.next()) {
    }
  }
}

}  // namespace debrief
