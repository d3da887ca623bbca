// The briefs of one database that may match, one after the other.
#pragma once

#include <xapian.h>

#include <cstddef>
#include <functional>
#include <memory>
#include <vector>

#include "query/bound_query.h"
#include "query/plan.h"
#include "query/word_places.h"

namespace debrief {

class CandidateWalk {
 public:
  virtual ~CandidateWalk() = default;

  // The first brief from ID on; none: no_document. Ids never go down.
  virtual Xapian::docid seek(Xapian::docid id) = 0;

  // How many there are, more or less: of several, the fewest are looked for first.
  virtual std::size_t briefs() const = 0;

  // For one of several that must all have a brief: where its list is read whole, it may
  // at first have any, until it was asked so often that to read it costs less. False: it
  // does not.
  virtual bool put_off() { return false; }
};

// What find_ids() of find_matches.h says of one database.
using FindIds = std::function<std::vector<Xapian::docid>(const Plan& plan)>;

// Those for which all of QUERIES may hold, by their words and filters: never fewer than
// do. Words are looked for in PLACES, where DB is PART, all else by FIND. These and the
// queries must outlive it.
std::unique_ptr<CandidateWalk> walk_candidates(
    const std::vector<const BoundQuery*>& queries, const Xapian::Database& db,
    WordPlaces& places, std::size_t part, const FindIds& find);

}  // namespace debrief
