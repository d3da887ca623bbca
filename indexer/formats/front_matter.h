// What stands between "---" (YAML) or "+++" (TOML) at the head of a Markdown file.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "debrief/date.h"
#include "indexer/formats/item_draft.h"

namespace debrief {

struct FrontMatter {
  std::size_t size = 0;              // bytes that it takes with its delimiters; 0: none
  std::optional<std::string> title;  // title or headline
  std::optional<Date> date;         // the first there is of date, published, created, …
  DayOrder order = DayOrder::none;  // how that is written; either: as day first
  std::string summary;              // of the stories
  std::vector<Item> stories;        // a list of entries with a title and a text
  std::string note;                 // why it could not be read; empty: it could
};

// The front matter that TEXT (line feeds only) begins with: a first line "---" or "+++",
// a second such line, and before it a key with a value, so that a rule between paragraphs
// is none. What is no YAML or TOML is noted with its line, and title and date are taken
// from lines "title: …" and "date: …" where they can be; the brief behind it is never
// lost. Without an end it reaches to the first blank line.
FrontMatter read_front_matter(std::string_view text);

}  // namespace debrief
