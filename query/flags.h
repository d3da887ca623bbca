// The command line of debrief-query: flags as typed.
#pragma once

#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "query/results.h"

namespace debrief {

enum class Sort { automatic, relevance, newest, oldest };
enum class Format { text, json, jsonl, csv, paths, oneline };

struct QueryFlags {
  std::string question;          // the arguments, joined by spaces
  std::vector<std::string> dbs;  // folders and HOST:PORT; empty: the default
  bool partial = false;          // without the servers that do not answer
  // Each a value, or several between commas of which one is enough.
  std::vector<std::string> sources, companies, people;
  std::vector<std::string> not_sources, not_companies, not_people;
  std::string since, until;
  View view = View::briefs;
  std::string show;  // an id, or the beginning of one
  std::string like;  // likewise
  std::vector<std::string> facets = {"company",
                                     "source"};  // names from the schema; empty: none
  std::size_t facet_limit = 10;                  // 0: all
  Sort sort = Sort::automatic;  // relevance when words are asked for, else newest
  std::size_t limit = 10;
  std::size_t offset = 0;
  std::string by = "published";      // or "mentioned": what a timeline shows
  std::string unit;                  // "day", "week", "month", "year"; empty: what fits
  bool group = false;                // of claims that say the same
  std::vector<std::string> compare;  // two periods, or none
  bool any = false;
  bool all_versions = false;
  bool expand = false;
  bool literal = false;
  Format format = Format::text;
  std::string color = "auto";  // auto, always, never
  bool fields = false;
  bool explain = false;
  std::string today;  // empty: the clock's

  bool limit_typed = false;  // --limit was, rather than left at its default
  bool null_ended = false;   // paths end in a NUL
  bool is_preview = false;   // `show` in short, for a preview beside a list
  bool count = false;        // print the number only
  bool quiet = false;        // print nothing
  bool watch = false;        // stay and answer again when the index changes

  std::string standing;      // the saved question that @NAME asks; empty: none
  std::string save;          // the name to save this question under; empty: do not
  bool saved = false;        // list what is saved
  std::string delete_saved;  // a name; empty: none
  bool only_new = false;     // only what `standing` has not given yet
  // Every option but --save as typed, "--name" or "--name=value": what is saved.
  std::vector<std::string> options;
  std::set<std::string> given;  // not typed: ids of briefs to leave out, for only_new
};

// What the arguments say. Nothing: --help or --version was answered on standard output.
// Throws Error for what cannot be meant, with the nearest option or value as a hint.
std::optional<QueryFlags> parse_query_flags(int argc, const char* const* argv);

}  // namespace debrief
