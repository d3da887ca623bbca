// A planned question -> the ids of all briefs that match, without scores.
#pragma once

#include <xapian.h>

#include <cstddef>
#include <vector>

#include "query/index_set.h"
#include "query/plan.h"

namespace debrief {

// What matches in one part of an index set.
struct PartMatches {
  bool all = false;                // every brief of the part, and then `ids` is empty
  std::vector<Xapian::docid> ids;  // in that part, ascending
  std::vector<Xapian::docid> but;  // of `all`: not these, ascending
};

struct Matches {
  std::vector<PartMatches> parts;  // as in the index set
  std::size_t size = 0;            // in all parts

  // The id in IndexSet::all of a brief of a part.
  Xapian::docid id_in_all(std::size_t part, Xapian::docid id) const {
    return static_cast<Xapian::docid>((id - 1) * parts.size() + part + 1);
  }
};

// Of one local part, ascending. A few ns a match; through Xapian about 20.
std::vector<Xapian::docid> find_ids(const IndexSet& indexes, std::size_t part,
                                    const Plan& plan);

// The same of one local database, through Xapian.
std::vector<Xapian::docid> find_ids(const Xapian::Database& db, const Plan& plan);

// For local indexes.
Matches find_matches(const IndexSet& indexes, const Plan& plan);

// The ids in IndexSet::all, ascending.
std::vector<Xapian::docid> ids_in_all(const IndexSet& indexes, const Matches& matches);

// Takes out of what was found, once, the briefs of an index of one part with these
// numbers, ascending; all of them are in it.
void take_out(const std::vector<Xapian::docid>& numbers, Matches& matches);

// What find_matches() gives, from ids of `all`, ascending.
Matches matches_of(const IndexSet& indexes, const std::vector<Xapian::docid>& ids);

}  // namespace debrief
