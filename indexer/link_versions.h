// Links the editions of a brief in the index, as schema.h draws it.
#pragma once

#include <xapian.h>

#include <cstddef>
#include <string>
#include <unordered_map>

#include "indexer/ledger.h"

namespace debrief {

// The key of its group for each brief that has other editions, by id: the first id in it.
std::unordered_map<std::string, std::string> version_groups(const Ledger& ledger);

// Makes every document in DB say of which group of editions its brief is, and those that
// are in none say nothing; LEDGER knows every brief of DB. Writes only documents whose
// group is another than they say, and returns how many: the groups depend on the briefs
// alone, not on what DB said before. The caller commits.
std::size_t link_versions(Xapian::WritableDatabase& db, const Ledger& ledger);

}  // namespace debrief
