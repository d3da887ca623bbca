// A brief that comes as named fields: a story in front matter, an object in JSON.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "indexer/formats/draft.h"

namespace debrief {

struct Item {
  std::string title;
  std::optional<Date> date;
  DayOrder order = DayOrder::none;   // how that is written; either: as day first
  std::vector<std::string> summary;  // bullets
  std::string body;        // plain text, Markdown or HTML, told by what it holds
  std::string address;     // where it is from; empty: not known
  bool is_source = false;  // the address is an outlet's, not the brief's own
};

// The draft of it: title, bullets, body; the date is the front matter's. The address is a
// group "(source)" behind the last block if it is its source, or may be because the text
// has no links or addresses of its own; else it is where the brief itself was published.
// An item without summary and body has no blocks.
Draft item_draft(const Item& item, std::string format);

}  // namespace debrief
