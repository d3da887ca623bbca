// Rows and pairs of words in served briefs, found here by what servers send of where they
// stand.
#pragma once

#include <optional>
#include <set>
#include <string>

#include "query/far_part.h"
#include "query/plan.h"

namespace debrief {

// Whether ROW, a PHRASE or NEAR whose terms' numbers are known, is one that can be found
// here: of single words in a row, or of two different ones near each other, whose lists are
// long enough in all of PARTS to be there in pieces.
bool can_find_rows(const Plan& row, const FarParts& parts);

// Those of all rows of PLAN.
void add_row_terms(const Plan& plan, std::set<std::string>& terms);

// PLAN for PART, with the briefs that have them in the place of its rows: scores the same.
// Nothing: some places have not come. Throws Error or Xapian::DatabaseCorruptError for
// those that are damaged.
std::optional<Plan> with_rows_found(const Plan& plan, const FarPart& part);

}  // namespace debrief
