// A name as it is shown.
#pragma once

#include <xapian.h>

#include <optional>
#include <string>

#include "debrief/schema.h"
#include "query/index_set.h"

namespace debrief {

// How a name is written whose key that is (name_key() in index.h): as the first brief
// that has it writes it; in no brief: the key.
std::string as_written(const IndexSet& indexes, const Field& field,
                       const std::string& key);

// The first brief that has the term NAME, as IndexSet::all numbers them.
std::optional<Xapian::docid> first_with(const IndexSet& indexes, const std::string& name);

}  // namespace debrief
