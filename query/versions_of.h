// The other editions of a brief.
#pragma once

#include <xapian.h>

#include <map>
#include <vector>

#include "query/far_part.h"
#include "query/index_set.h"
#include "query/results.h"

namespace debrief {

// Those of IDS, ascending, that are in a group of editions.
std::vector<Xapian::docid> with_versions(const IndexDatabase& db,
                                         const std::vector<Xapian::docid>& ids);

// All others of the group that document ID of DB is in, the newest first, then by id;
// none when it is in no group.
std::vector<Version> versions_of(const IndexDatabase& db, Xapian::docid id);

// The same for BRIEFS, which are IDS of INDEXES.all, by id: far away all are asked for at
// once.
std::map<Xapian::docid, std::vector<Version>> versions_far(
    const IndexSet& indexes, const std::vector<Xapian::docid>& ids,
    const std::vector<StoredBrief>& briefs);

}  // namespace debrief
