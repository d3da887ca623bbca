// Which day a brief without a date field is from.
#pragma once

#include <optional>
#include <string_view>

#include "indexer/brief.h"
#include "indexer/dates/day_order.h"
#include "indexer/dates/find_expressions.h"

namespace debrief {

// What is known beside the text. A day in the future of `saved` cannot be the day
// published, unless the text looks back on still later days: then the file has lost its
// time.
struct DateClues {
  std::optional<Date> header;        // stated by the file's own headers
  std::optional<Date> front_matter;  // stated by its front matter
  std::string_view file_name;        // "2026-04-27-openai.md": the last part of the path
  std::optional<Date> saved;         // the file's time
  Date today;                        // the day of the run
  // How header or front matter wrote their day; either: it stands there as day first.
  DayOrder stated_order = DayOrder::none;
  DayOrder archive_order = DayOrder::none;  // of dates in numbers, by all files
};

// The first of these that holds: header, front matter, file name, a dateline at the head
// of TEXT, a weekday and a day of a month that fit in one year only ("Monday" and "April
// 27": 2015, 2020, 2026; the text looks back on 2023: 2026), a full date in the text, the
// file's time; else method none. Never high confidence for what the constraints leave
// open: a stated day "04/05/2026" is what the archive's order makes of it, at medium
// confidence, else the reading that is not to come or that the text agrees with, else, at
// low, the one nearest to when the file was saved. The same of more than one year,
// another weekday or a later day told as past, a file name that can be read in two ways.
// A day of a month alone, or a weekday alone before `saved`, is a guess at low
// confidence.
Published infer_published(std::string_view text, const DateClues& clues);
Published infer_published(const DatedText& text, const DateClues& clues);

}  // namespace debrief
