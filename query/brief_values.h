// What slots of many briefs hold, brought from servers in few messages.
#pragma once

#include <xapian.h>

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "debrief/schema.h"
#include "query/index_set.h"
#include "query/plan.h"

namespace debrief {

// The briefs that a plan finds, with some of their slots. A document is a message for each
// of its slots, and a question of its own; what matches are sorted and collapsed by comes
// with them, so that one question brings two slots of all. Once made, it may be read from
// many threads.
class BriefValues {
 public:
  // Asks INDEXES for what PLAN finds. WORDS are terms whose frequency will be asked for.
  BriefValues(const IndexSet& indexes, const Plan& plan, const std::set<Slot>& slots,
              const std::set<std::string>& words);

  // In IndexSet::all, ascending.
  const std::vector<Xapian::docid>& ids() const { return ids_; }

  // What SLOT of brief ID holds; nothing: one of both was not asked for.
  std::optional<std::string_view> value(Xapian::docid id, Slot slot) const;

  // In all indexes.
  Xapian::doccount briefs() const { return briefs_; }

  // In how many briefs of all one of the WORDS is.
  Xapian::doccount frequency(const std::string& word) const;

 private:
  using Values = std::vector<std::pair<Xapian::docid, std::string>>;

  Xapian::doccount briefs_ = 0;
  std::vector<Xapian::docid> ids_;
  std::map<Slot, Values> values_;  // ascending
  std::map<std::string, Xapian::doccount> frequencies_;
};

}  // namespace debrief
