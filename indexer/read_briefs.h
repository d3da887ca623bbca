// A file -> the briefs it holds, complete: what every later step works with.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/boilerplate.h"
#include "indexer/brief.h"
#include "indexer/dates/day_order.h"
#include "indexer/formats/file_part.h"
#include "indexer/formats/json_mapping.h"
#include "indexer/names/name_book.h"
#include "indexer/walk_archive.h"

namespace debrief {

// What reading depends on beside the file.
struct ReadContext {
  const NameBook& names;
  const RepeatedLines& repeated;
  Date today;
  DayOrder order = DayOrder::none;  // in which the archive writes dates in numbers
  JsonMapping mapping = {};         // of JSON exports
};

// A file's bytes, or why they cannot be had.
struct FileBytes {
  std::string bytes;
  std::string refusal;      // empty: read
  bool unreadable = false;  // refused by the file system: nothing is known of its content
  bool gone = false;        // not there any more
};
// PART, here and below: only that stretch of the file.
FileBytes read_bytes(const FileStatus& file, const FilePart* part = nullptr);

// What is known of a brief before it is understood: which lines end it, how it writes
// dates.
struct BriefOutline {
  std::uint64_t title = 0;             // hash of the folded title
  std::vector<std::uint64_t> endings;  // ending_lines()
  DayOrders orders;                    // of the dates in it and in the file's name
};

// A first, cheap look at a file, for what depends on the whole archive.
struct FileOutline {
  std::string refusal;  // empty: it holds briefs
  std::vector<BriefOutline> briefs;
};
FileOutline outline_file(const std::string& path, std::string_view bytes,
                         const JsonMapping& mapping = {}, const FilePart* part = nullptr);

struct ReadBrief {
  Brief brief;
  std::string fragment;  // which of the file's briefs; empty: the only one
  BriefOutline outline;
  bool is_shared = false;  // the fragment lacks its number (draft.h)
};

// Either briefs, at least one, or why there are none; of a part perhaps neither.
struct FileBriefs {
  std::vector<ReadBrief> briefs;
  std::string refusal;
  std::vector<std::string> notes;  // what was odd although it was read
  std::size_t more_notes = 0;      // of a part, that were left out
};
FileBriefs read_briefs(const FileStatus& file, std::string_view bytes,
                       const ReadContext& context, const FilePart* part = nullptr);

}  // namespace debrief
