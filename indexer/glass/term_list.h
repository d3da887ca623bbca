// What a document's entries in the table of term lists say.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/document_parts.h"

namespace debrief {

// The list of TERMS, by name, in a document of that LENGTH (the sum of all wdf): the
// length, how many terms, then each by how much it has in common with the one before, the
// rest of it and its wdf, which a byte holds together with that where it can. No terms:
// empty.
std::string term_list(const std::vector<DocumentTerm>& terms, std::uint32_t length);

// The same with MORE terms of wdf 0 in it, which LIST has not. Throws Error when LIST is
// damaged.
std::string with_more_terms(std::string_view list, const std::vector<std::string>& more);

// The slots that a document has a value in: the distances between them, less 1.
std::string slot_list(const std::vector<Slot>& slots);

// The same with MORE slots in it, which LIST has not.
std::string with_more_slots(std::string_view list, const std::vector<Slot>& more);

}  // namespace debrief
