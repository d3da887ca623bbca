// Whether words stand in a row, or near each other, in one brief after another: what a
// question with a phrase looks at most often.
#pragma once

#include <xapian.h>

#include <cstddef>
#include <optional>
#include <vector>

#include "query/bound_query.h"
#include "query/word_places.h"

namespace debrief {

class RowPlaces {
 public:
  // True for what it can tell: a phrase of single words anywhere or in the title, and two
  // different words near each other.
  static bool can_tell(const BoundQuery& query);

  // QUERY in a part of what PLACES, which must outlive it, are of.
  RowPlaces(const BoundQuery& query, WordPlaces& places, std::size_t part);

  // True when brief ID of the part has them so. Ascending ids cost least.
  bool holds(Xapian::docid id);

  // All briefs of the part that have them so, ascending, where the lists of the words say
  // so alone: a tenth of the time that holds() takes for each. Nothing: they do not.
  std::optional<std::vector<Xapian::docid>> find_all() const;

 private:
  std::vector<TermPlaces*> terms_;  // in the order of the row
  Xapian::termpos distance_ = 0;    // at most that far apart; 0: a row
  std::vector<Xapian::termpos> starts_;
  std::vector<Xapian::termpos> next_;
};

// Keeps those of STARTS behind which, DISTANCE further on, HERE has a place. Both ascend.
void keep_followed(std::vector<Xapian::termpos>& starts,
                   const std::vector<Xapian::termpos>& here, std::size_t distance);

}  // namespace debrief
