#include "query/index_database.h"

#include <algorithm>

#include "query/each_part.h"
#include "query/far_part.h"

namespace debrief {
IndexDatabase IndexDatabase::joined(const std::vector<IndexDatabase>& parts) {
  IndexDatabase all;
  if (std::any_of(parts.begin(), parts.end(),
                  [](const IndexDatabase& part) { return part.is_far(); }))
    all.parts_ = parts;
  else
    for (const IndexDatabase& part : parts) all.add_database(part);
  return all;
}

const Xapian::Database& IndexDatabase::by_xapian() const {
  if (far_ != nullptr) return far_->by_xapian();
  if (joined_ != nullptr) return *joined_;
  // All connections at the same time: each server starts a process first.
  do_at_once(parts_.size(), [&](std::size_t part) {
    if (parts_[part].is_far()) (void)parts_[part].by_xapian();
  });
  auto joined = std::make_shared<Xapian::Database>();
  for (const IndexDatabase& part : parts_) joined->add_database(part);
  joined_ = std::move(joined);
  return *joined_;
}

bool IndexDatabase::reopened_by_xapian() const {
  Xapian::Database db = by_xapian();  // which shares what is opened
  return db.reopen();
}

Xapian::doccount IndexDatabase::far_doccount() const {
  if (far_ != nullptr) return far_->briefs();
  Xapian::doccount briefs = 0;
  for (const IndexDatabase& part : parts_) briefs += part.get_doccount();
  return briefs;
}

Xapian::docid IndexDatabase::far_lastdocid() const {
  if (far_ != nullptr) return far_->last_id();
  Xapian::docid last = 0;
  for (std::size_t part = 0; part < parts_.size(); ++part)
    if (const Xapian::docid own = parts_[part].get_lastdocid(); own != 0)
      last = std::max(last,
                      static_cast<Xapian::docid>((own - 1) * parts_.size() + part + 1));
  return last;
}

FarParts IndexDatabase::far_parts() const {
  FarParts far = {far_};
  for (const IndexDatabase& part : parts_) far.push_back(part.far_);
  return far;
}

Xapian::doccount IndexDatabase::far_termfreq(const std::string& term) const {
  look_up_far(far_parts(), {term}, {});
  if (far_ != nullptr) return far_->numbers(term).briefs;
  Xapian::doccount briefs = 0;
  for (const IndexDatabase& part : parts_) briefs += part.get_termfreq(term);
  return briefs;
}

std::vector<std::string> IndexDatabase::terms_with(const std::string& beginning) const {
  std::vector<std::string> terms;
  const auto add_here = [&](const Xapian::Database& db) {
    for (auto t = db.allterms_begin(beginning); t != db.allterms_end(beginning); ++t)
      terms.push_back(*t);
  };
  if (!is_far()) {
    add_here(here_);
    return terms;
  }
  const FarParts far = far_parts();
  look_up_far(far, {{}, {}, {beginning}});
  for (const auto& part : far)
    if (part != nullptr) {
      const std::vector<std::string>& own = part->terms(beginning);
      terms.insert(terms.end(), own.begin(), own.end());
    }
  for (const IndexDatabase& part : parts_)
    if (!part.is_far()) add_here(part.here_);
  std::sort(terms.begin(), terms.end());
  terms.erase(std::unique(terms.begin(), terms.end()), terms.end());
  return terms;
}

std::string IndexDatabase::far_metadata(const std::string& key) const {
  if (far_ != nullptr) return far_->metadata(key);
  return parts_.front().get_metadata(key);  // as Xapian answers for several
}

StoredBrief IndexDatabase::far_brief(Xapian::docid id, Slot slot) const {
  if (far_ == nullptr) {
    const IndexDatabase& part = parts_[(id - 1) % parts_.size()];
    const auto own = static_cast<Xapian::docid>((id - 1) / parts_.size() + 1);
    if (part.is_far()) return part.far_brief(own, slot);
    return StoredBrief{part.data_of(own), {{slot, part.value_of(own, slot)}}};
  }
  StoredBrief brief;
  far_->ask_document(id, {slot}, brief);
  settle_documents({far_});
  return brief;
}

std::string IndexDatabase::data_of(Xapian::docid id) const {
  return is_far() ? far_brief(id, date_slot).data : here_.get_document(id).get_data();
}

std::string IndexDatabase::value_of(Xapian::docid id, Slot slot) const {
  return is_far() ? far_brief(id, slot).value(slot)
                  : here_.get_document(id).get_value(slot);
}

}  // namespace debrief
