// The order in which briefs are found.
#pragma once

#include <xapian.h>

#include <memory>

#include "query/flags.h"
#include "query/index_set.h"

namespace debrief {

// True for relevance, and for what is decided to be that.
bool is_by_relevance(Sort sort);

// Equal scores: the newer first, then by id; the undated last in any order of dates. What
// comes back must live as long as ENQUIRE, of INDEXES.all, is asked. By date, scores mean
// nothing (set_no_scores()).
std::unique_ptr<Xapian::KeyMaker> set_order(Xapian::Enquire& enquire,
                                            const IndexSet& indexes, Sort sort);

}  // namespace debrief
