// A plan that names briefs -> what each server needs to see of it.
#pragma once

#include <xapian.h>

#include <cstddef>
#include <map>
#include <string>

#include "query/plan.h"

namespace debrief {

// Briefs by their ids in IndexSet::all, with the terms of their own ids.
using NamedBriefs = std::map<Xapian::docid, std::string>;

// PLAN, where all its terms that NAMED has stand within ORs, for part PART of PARTS: the
// names of briefs of other parts are left out, as a server opens a list for each name
// whether it has the brief or not. Of an OR of nothing else the first stays, which finds
// nothing there. In that part it finds what PLAN finds, and scores the same; where several
// parts hold a brief of the same id, of those that NAMED does not have some may be missing.
Plan plan_for_part(const Plan& plan, const NamedBriefs& named, std::size_t part,
                   std::size_t parts);

}  // namespace debrief
