#include "query/positions/term_places.h"

#include <algorithm>
#include <utility>

namespace debrief {

TermPlaces::TermPlaces(std::shared_ptr<const PartPositions> part, std::string term)
    : part_(std::move(part)), term_(std::move(term)) {
  if (part_->file() != nullptr) list_ = part_->file()->find(term_);
  is_all_in_list_ = list_ && part_->is_all_in_file();
  briefs_ = is_all_in_list_ ? list_->documents() : part_->db().get_termfreq(term_);
}

Xapian::docid TermPlaces::seek_all(Xapian::docid id) {
  if (!part_->is_file_whole()) return seek_posting(id);
  return std::min(seek_in_file(id), seek_others(id));
}

Xapian::docid TermPlaces::seek_in_file(Xapian::docid id) {
  if (!list_) return no_document;
  while (list_->seek(id)) {
    if (part_->is_in_file(list_->id())) return list_->id();
    id = list_->id() + 1;
  }
  return no_document;
}

Xapian::docid TermPlaces::seek_others(Xapian::docid id) {
  while ((id = part_->first_other(id)) != no_document) {
    const Xapian::docid found = seek_posting(id);
    if (found == no_document || !part_->is_in_file(found)) return found;
    id = found + 1;
  }
  return no_document;
}

// By Xapian's list of the briefs that have the term.
Xapian::docid TermPlaces::seek_posting(Xapian::docid id) {
  if (posting_ == 0 || id < asked_) at_ = part_->db().postlist_begin(term_);
  if (posting_ == 0 || id < asked_ || posting_ < id) {
    if (at_ != part_->db().postlist_end(term_)) at_.skip_to(id);
    posting_ = at_ == part_->db().postlist_end(term_) ? no_document : *at_;
  }
  asked_ = id;
  return posting_;
}

TermPlaces::Note TermPlaces::note(Xapian::docid id) {
  if (!part_->is_all_in_file()) return {};
  if (!list_ || !list_->seek(id) || list_->id() != id) return {true, std::nullopt};
  return {true, list_->reader()};
}

void TermPlaces::read(Xapian::docid id, std::vector<Xapian::termpos>& out) {
  if (is_all_in_list_ || part_->is_in_file(id)) {
    if (list_ && list_->seek(id) && list_->id() == id) return list_->read(out);
    return out.clear();
  }
  if (!cursor_ && part_->table() != nullptr) cursor_.emplace(part_->table(), term_);
  if (cursor_ && cursor_->read(id, out)) return;
  out.clear();
  const auto end = part_->db().positionlist_end(id, term_);
  for (auto at = part_->db().positionlist_begin(id, term_); at != end; ++at)
    out.push_back(*at);
}

}  // namespace debrief
