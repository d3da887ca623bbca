// The command line of debrief-query: flags as typed.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "query/results.h"

namespace debrief {

enum class Sort { automatic, relevance, newest, oldest };
enum class Format { text, json, jsonl, csv, paths };

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
  bool any = false;
  Format format = Format::text;
  std::string color = "auto";  // auto, always, never
  bool fields = false;
  bool explain = false;
  std::string today;  // empty: the clock's
};

// What the arguments say. Nothing: --help or --version was answered on standard output.
// Throws Error for what cannot be meant, with the nearest option or value as a hint.
std::optional<QueryFlags> parse_query_flags(int argc, const char* const* argv);

}  // namespace debrief
