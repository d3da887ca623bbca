// Results -> what is printed.
#pragma once

#include <cstddef>
#include <string>

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

// One a file in this folder; each returns all of its output with the last line end. What
// comes from briefs is made harmless (printable() in text.h) wherever a terminal may get
// it; JSON and CSV carry it whole, by their own rules of escaping.
std::string render_text(const Results& results, const Style& style);
std::string render_json(const Results& results);
std::string render_jsonl(const Results& results);
std::string render_csv(const Results& results);
std::string render_paths(const Results& results);

// --show: the whole brief, its claims numbered and marked with their sources.
std::string render_brief(const Record& record, const Style& style);
std::string render_brief_json(const Record& record);

// --fields: the schema, a field a line, with its example.
std::string render_fields(const Style& style);

}  // namespace debrief
