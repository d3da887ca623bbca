// Who is in a text: companies, organisations, people and places, each under one name.
#pragma once

#include <string_view>
#include <vector>

#include "indexer/brief.h"
#include "indexer/names/name_book.h"

namespace debrief {

// The names in TEXT (valid UTF-8; a Brief::text, so the first line is a title), by kind
// and then by first mention, each with all its mentions as byte spans in reading order. A
// short form after its long form ("Jassy" after "Andy Jassy") is a mention of the long
// one. An outlet named only as a publisher ("CNBC reported") is no company. Linear in the
// text, which may be hostile: a megabyte without a space is no name.
std::vector<Name> find_names(std::string_view text, const NameBook& book);

}  // namespace debrief
