// Results -> what is printed.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "query/flags.h"
#include "query/results.h"

namespace debrief {

// What a screen allows.
struct Style {
  std::size_t width = 80;  // columns
  bool color = false;      // bold, colours; nothing else but text ever reaches a terminal
  bool links = false;      // OSC 8 hyperlinks to files and outlets
  std::string folder;      // the working folder: paths below it are shown from it
};

// One a file in this folder; each returns all of its output with the last line end.
// Whatever is in a brief, a terminal gets nothing from it that it acts on: text and CSV
// have it as printable() in text.h does, JSON has it whole in its own escapes.

// "schema" in JSON: raised when a key changes its meaning; --format-version asks for it.
inline constexpr int json_version = 1;

// The view at the screen's width, lines to read at 100 columns at most; then facets as
// bars, then how much was found. Ids and paths are whole even where that is too wide.
std::string render_text(const Results& results, const Style& style);

// One line: design.md's object, with "date_confidence" in each brief, "notes",
// "facets_more" (values left out, by facet), "chosen" at the values asked for, "versions"
// (the other editions) where there are any, and "asked_words" and "matched_words" where
// relaxed. Scores have two decimals,
// milliseconds one. tests/schema/results.schema.json describes it.
std::string render_json(const Results& results);

// The hits, one a line; in the other views the buckets, facet values ("facet", "value",
// "count") or {"total":12}.
std::string render_jsonl(const Results& results);

// RFC 4180: a header, CRLF, quotes where needed; lists are joined by "; ". A field of
// text that begins with = + - or @ gets an apostrophe before it, so that no spreadsheet
// runs what a brief says.
std::string render_csv(const Results& results);

// The first path of each hit, each once, a line each, byte for byte; for a terminal
// quoted as a shell takes it back. Other views than briefs and claims have no hits:
// empty.
std::string render_paths(const Results& results, bool for_terminal = false);

// The same with a NUL behind each instead of a line end, never quoted: for xargs -0.
std::string render_null_paths(const Results& results);

// A hit a line, for fzf, cut and awk, its parts between tabs, none of them with a tab or
// line end in it: ID DATE TITLE COMPANIES OUTLETS of a brief, ID DATE TITLE N TEXT
// OUTLETS of a claim; DATE may be "undated", lists are joined by ", ". Other views: FACET
// VALUE COUNT, PERIOD COUNT, TOTAL.
std::string render_oneline(const Results& results);

// --preview: title, date, who it is about and on whose word, the bullets, the claims with
// their outlets, the path: for a narrow window beside a list.
std::string render_preview(const Record& record, const Style& style);

// --show: the whole brief: its summary, its claims by number under their headings, each
// with the numbers of its sources; names are in bold. Below it its other editions.
std::string render_brief(const Record& record, const Style& style,
                         const std::vector<Version>& versions = {});

// The same on a line, in the shape of `debrief-index --parse` as far as the record knows,
// with "versions" where there are any.
std::string render_brief_json(const Record& record,
                              const std::vector<Version>& versions = {});

// --fields: the schema, a field a line, with its example.
std::string render_fields(const Style& style);

}  // namespace debrief
