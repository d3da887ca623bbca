// How many citations of a news log are read as their hosts.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "indexer/names/name_book.h"

namespace debrief {

struct CitationsScore {
  int right = 0;
  int total = 0;
  std::vector<std::string> wrong;  // "file: cnbc.com read as …"

  double accuracy() const { return total == 0 ? 0 : 1.0 * right / total; }
};

// FILE is Markdown with an item a line, "- **Headline**: text ([Source](https://…))". Of
// each its last address is compared with what the claims of its briefs cite, in order;
// the host is taken from the address here, apart from how the indexer does it.
CitationsScore score_citations(const std::filesystem::path& file, const NameBook& book);

}  // namespace debrief
