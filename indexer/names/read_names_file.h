// Reads lists of known names that a person keeps as JSON.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/names/name_book.h"

namespace debrief {

// The names in a file of this form, by kind in this order, each list as written:
//   {"companies": [{"name": "Amazon", "aliases": ["Amazon.com"], "owns": ["AWS"],
//                   "outlet": false, "word": false}],
//    "organizations": [{"name": "…", "aliases": ["…"]}], "people": […], "places": […]}
// Everything but "name", of longest_name_bytes bytes at most, may be left out. A file
// that cannot be read or has another form is an Error that names it and the place:
// "names.json:3:14: …", "names.json: companies[2].aliases is not a list of strings".
std::vector<KnownName> read_names_file(const std::string& path);

// The same from text; PATH is what errors call it.
std::vector<KnownName> parse_names(std::string_view json, const std::string& path);

}  // namespace debrief
