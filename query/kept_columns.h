// What servers have sent to be counted by, kept on this machine (kept_table.h): a column of
// facets comes once, megabytes of it, and the next question counts by what it was made
// into.
#pragma once

#include <xapian.h>

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "debrief/facet_table.h"
#include "query/count_facets.h"
#include "query/index_set.h"
#include "query/kept_order.h"

namespace debrief {

class KeptColumns {
 public:
  // Whether all that COUNTERS count is kept of INDEXES as they are.
  bool have(const IndexSet& indexes, const std::vector<FacetCounter>& counters);

  // Counts IDS of IndexSet::all, ascending, where have() says so; the names stand in here.
  void count(const IndexSet& indexes, const std::vector<Xapian::docid>& ids,
             std::vector<FacetCounter>& counters);

  // Notes that what COUNTERS count is to be kept.
  void keep_later(const std::vector<FacetCounter>& counters);

  // Whether what SLOT holds of all briefs of INDEXES is kept, and what it holds of brief ID.
  bool have_slot(const IndexSet& indexes, Slot slot);
  std::string slot_of(const IndexSet& indexes, Slot slot, Xapian::docid id);

  // What matches are put in order by, if that is kept of INDEXES as they are; else
  // nullptr.
  const KeptOrder* order(const IndexSet& indexes);

  // Asks for it, once, and notes that it is to be kept.
  void ask_order(const IndexSet& indexes);

  // Keeps what was noted, where all pieces of it have come; what was kept first goes.
  // Nothing is said when that cannot be. It takes longer than an answer.
  void keep_noted(const IndexSet& indexes);

 private:
  const FacetTable* table(const IndexSet& indexes, const Field& facet);

  std::map<std::string, std::optional<FacetTable>, std::less<>> tables_;  // by facet
  std::optional<std::optional<KeptOrder>> order_;  // as it was looked for
  std::vector<const Field*> noted_;                // facets
  bool is_order_asked_ = false;
};

}  // namespace debrief
