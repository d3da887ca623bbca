// Scores that do not tell one brief from another by its words.
//
// Xapian 1.4 has stock schemes for that, BoolWeight and CoordWeight, and where a scheme
// does not ask how often a word occurs, it reads a term that every document of a database
// has from the list of all documents instead. Where numbers are missing (briefs have been
// removed), that list ends in "Unexpected end of posting list" behind its first part. So
// there the schemes say that they do ask. Terms that no score is made of are
// mark_everywhere.h's.
#pragma once

#include <xapian.h>

#include "query/index_set.h"

namespace debrief {

// True when numbers are missing below the highest that DB has had.
bool has_gaps(const IndexDatabase& db);

// True for a set of which some part has.
bool has_gaps(const IndexSet& indexes);

// No scores, for ENQUIRE of a database of this process.
void set_no_scores(Xapian::Enquire& enquire, const Xapian::Database& db);

// The same for one of INDEXES.all, and of no use but by value or in no order: where a
// part is served, matches may come with scores that mean nothing.
void set_no_scores(Xapian::Enquire& enquire, const IndexSet& indexes);

// Each word and name that matches scores 1.
void set_count_scores(Xapian::Enquire& enquire, const IndexSet& indexes);

}  // namespace debrief
