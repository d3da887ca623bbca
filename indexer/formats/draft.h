// What a reader of a format makes of a file, before anything is understood: blocks of
// text with their links. One file may hold several.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "debrief/date.h"
#include "indexer/brief.h"
#include "indexer/dates/day_order.h"

namespace debrief {

// An address in a block's text: [begin, end) are the bytes of the words that carry it
// (may be empty). Whether it is a citation is decided later, the same way for every
// format.
struct Link {
  Span span;
  std::string address;

  bool operator==(const Link&) const = default;
};

enum class BlockKind { heading, paragraph, bullet };

struct Block {
  BlockKind kind = BlockKind::paragraph;
  int level = 0;            // of a heading, 1 the highest; of a bullet, 1 the outermost
  std::string text;         // valid UTF-8, entities and markup resolved, on one line
  std::vector<Link> links;  // in reading order, without overlaps
  std::size_t lead = 0;     // bytes at its beginning in bold: a headline of its own

  bool operator==(const Block&) const = default;
};

struct Draft {
  std::string format;    // "text", "markdown", …
  std::string fragment;  // which of the file's briefs: "37"; empty: the file is one
  bool is_shared =
      false;  // others of the file may have that fragment: it lacks its number
  std::optional<std::string>
      title;                   // stated by the format; else the first block is the title
  std::optional<Date> header;  // the day stated by headers
  std::optional<Date> front_matter;    // the day stated by front matter
  DayOrder order = DayOrder::none;     // how that day is written; either: as day first
  std::optional<Published> published;  // the day as an earlier run found it, with its
                                       // method: read back from --parse
  std::vector<Block> blocks;

  bool operator==(const Draft&) const = default;
};

// Either at least one draft, or why there is none: "empty", "binary: a NUL byte at 17".
struct ReadResult {
  std::vector<Draft> drafts;
  std::string refusal;             // empty: read
  std::vector<std::string> notes;  // what was wrong although it was read: "front matter
                                   // is no YAML (line 3)"
  std::size_t more_notes = 0;      // that were left out; told in notes unless it is of a
                                   // part of a file

  bool operator==(const ReadResult&) const = default;
};

}  // namespace debrief
