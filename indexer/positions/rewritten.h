// Where the positions of briefs are while the ordinary writer changes them.
#pragma once

#include <xapian.h>

#include <string>

#include "debrief/kept_positions.h"

namespace debrief {

// Of the database that an IndexWriter has open: what is committed, and what is about to
// be.
class RewrittenBriefs {
 public:
  RewrittenBriefs() = default;

  // Throws as kept_positions() does.
  RewrittenBriefs(const Xapian::Database& db, const std::string& generation)
      : kept_(kept_positions(db, generation)) {}

  const KeptPositions& kept() const { return kept_; }

  // The document is written with all its positions: from now on they are in the table. To
  // be called for each, before save().
  void add(Xapian::docid id);

  // Into the metadata, when any was added; the caller commits it with the documents.
  void save(Xapian::WritableDatabase& db);

 private:
  KeptPositions kept_;
  bool is_changed_ = false;
};

}  // namespace debrief
