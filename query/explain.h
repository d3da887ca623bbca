// --explain: a question at every stage.
#pragma once

#include <string>

#include "debrief/date.h"
#include "query/flags.h"
#include "query/index_set.h"

namespace debrief {

// The question as typed, as understood and as Xapian runs it, a line each, what orders
// the hits beside it, and how many briefs or claims it finds.
struct Explanation {
  std::string text;
  bool found = false;
};
Explanation explain(const QueryFlags& flags, const IndexSet& indexes, const Date& today);

}  // namespace debrief
