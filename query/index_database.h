// A database that is asked, or several as one, of which some may be served.
#pragma once

#include <xapian.h>

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "debrief/schema.h"

namespace debrief {

class FarPart;                                           // far_part.h
struct StoredBrief;                                      // the same
using FarParts = std::vector<std::shared_ptr<FarPart>>;  // of an index set, by part

// What is here is a Xapian::Database. What is far away is asked over its line for what
// that can tell, and its answers are kept; for all else Xapian opens a connection of its
// own, when something is asked of it for the first time. With Xapian's meanings and
// exceptions.
class IndexDatabase {
 public:
  IndexDatabase() = default;
  IndexDatabase(Xapian::Database here) : here_(std::move(here)) {}
  explicit IndexDatabase(const std::string& path) : here_(path) {}
  explicit IndexDatabase(std::shared_ptr<FarPart> far) : far_(std::move(far)) {}

  // All PARTS as one, as Xapian numbers the documents of several.
  static IndexDatabase joined(const std::vector<IndexDatabase>& parts);

  // One more, that is here as all before are.
  void add_database(const Xapian::Database& part) { here_.add_database(part); }

  // Through Xapian.
  operator const Xapian::Database&() const { return is_far() ? by_xapian() : here_; }

  bool is_far() const { return far_ != nullptr || !parts_.empty(); }

  Xapian::doccount get_doccount() const {
    return is_far() ? far_doccount() : here_.get_doccount();
  }
  Xapian::docid get_lastdocid() const {
    return is_far() ? far_lastdocid() : here_.get_lastdocid();
  }
  Xapian::doccount get_termfreq(const std::string& term) const {
    return is_far() ? far_termfreq(term) : here_.get_termfreq(term);
  }
  bool term_exists(const std::string& term) const {
    return is_far() ? far_termfreq(term) != 0 : here_.term_exists(term);
  }
  std::string get_metadata(const std::string& key) const {
    return is_far() ? far_metadata(key) : here_.get_metadata(key);
  }

  Xapian::Document get_document(Xapian::docid id, unsigned flags = 0) const {
    return xapian().get_document(id, flags);
  }

  // Of a document: far away, where get_document() makes Xapian connect, for a wait.
  std::string data_of(Xapian::docid id) const;
  std::string value_of(Xapian::docid id, Slot slot) const;

  // All terms that begin with BEGINNING, sorted, each once. Over lines in one wait, where
  // allterms_begin() makes Xapian connect.
  std::vector<std::string> terms_with(const std::string& beginning) const;

  // Only what is here has these.
  std::string get_uuid() const { return xapian().get_uuid(); }
  Xapian::rev get_revision() const { return xapian().get_revision(); }

  bool reopen() { return is_far() ? reopened_by_xapian() : here_.reopen(); }
  Xapian::TermIterator allterms_begin(const std::string& prefix = {}) const {
    return xapian().allterms_begin(prefix);
  }
  Xapian::TermIterator allterms_end(const std::string& prefix = {}) const {
    return xapian().allterms_end(prefix);
  }
  Xapian::TermIterator metadata_keys_begin(const std::string& prefix) const {
    return xapian().metadata_keys_begin(prefix);
  }
  Xapian::TermIterator metadata_keys_end(const std::string& prefix) const {
    return xapian().metadata_keys_end(prefix);
  }
  Xapian::TermIterator termlist_begin(Xapian::docid id) const {
    return xapian().termlist_begin(id);
  }
  Xapian::TermIterator termlist_end(Xapian::docid id) const {
    return xapian().termlist_end(id);
  }
  Xapian::PostingIterator postlist_begin(const std::string& term) const {
    return xapian().postlist_begin(term);
  }
  Xapian::PostingIterator postlist_end(const std::string& term) const {
    return xapian().postlist_end(term);
  }
  Xapian::PositionIterator positionlist_begin(Xapian::docid id,
                                              const std::string& term) const {
    return xapian().positionlist_begin(id, term);
  }

 private:
  const Xapian::Database& xapian() const { return *this; }
  const Xapian::Database& by_xapian() const;
  bool reopened_by_xapian() const;
  FarParts far_parts() const;  // of which some may be none
  Xapian::doccount far_doccount() const;
  Xapian::docid far_lastdocid() const;
  Xapian::doccount far_termfreq(const std::string& term) const;
  std::string far_metadata(const std::string& key) const;
  StoredBrief far_brief(Xapian::docid id, Slot slot) const;  // with that slot at least

  Xapian::Database here_;
  std::shared_ptr<FarPart> far_;                      // one served part
  std::vector<IndexDatabase> parts_;                  // several, of which one is served
  mutable std::shared_ptr<Xapian::Database> joined_;  // those by Xapian
};

}  // namespace debrief
