// Words that a question leaves out.
#pragma once

#include "debrief/analysis.h"
#include "query/query.h"

namespace debrief {

// Takes stop words out of the lists of words of QUERY, and brackets that hold nothing else
// with them; unless it asks for nothing but stop words. In phrases and in NEAR they stay.
void drop_stop_words(Query& query, Analyzer& analyzer);

}  // namespace debrief
