// From flags to results: the running order of debrief-query.
#pragma once

#include <cstddef>
#include <map>
#include <string>

#include "debrief/date.h"
#include "query/flags.h"
#include "query/index_set.h"
#include "query/query.h"
#include "query/results.h"

namespace debrief {

// The question with the filters of the flags: (and QUESTION source:cnbc.com (not
// company:x)). Values between commas are one (or …). Throws Error as parse_query() does.
Query question_of(const QueryFlags& flags, const Date& today);

// What FLAGS ask of INDEXES. Nothing matches all words: what matches them with slips
// corrected (suggest.h), else the most of them, relaxed; with `literal` neither. Throws
// Error for what cannot be asked.
Results ask(const QueryFlags& flags, const IndexSet& indexes, const Date& today);

// The ids of all briefs that match, whatever page is asked for, each with how many hits
// there are in it (view claims: claims, else 1); nothing is relaxed.
std::map<std::string, std::size_t> found_briefs(const QueryFlags& flags,
                                                const IndexSet& indexes,
                                                const Date& today);

}  // namespace debrief
