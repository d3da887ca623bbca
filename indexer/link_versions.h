// Links the editions of a brief in the index, as schema.h draws it.
#pragma once

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <vector>

#include "indexer/ledger.h"

namespace debrief {

// A brief that has other editions, by id_number().
struct GroupedBrief {
  std::uint64_t id = 0;
  std::uint64_t key = 0;  // of its group: the first id in it
};

// All there are, by id.
std::vector<GroupedBrief> version_groups(const Ledger& ledger);

// Makes every document in DB say of which group of editions its brief is, and those that
// are in none say nothing; LEDGER knows every brief of DB. Writes only documents whose
// group is another than they say, and returns these, ascending: the groups depend on the
// briefs alone, not on what DB said before. The caller commits.
std::vector<Xapian::docid> link_versions(Xapian::WritableDatabase& db, const Ledger& ledger);

}  // namespace debrief
