// The command line of debrief-index: flags as typed.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "debrief/program_help.h"

namespace debrief {

enum class IndexAction { update, parse, check, compact, stats };

struct IndexFlags {
  IndexAction action = IndexAction::update;
  std::vector<std::string> paths;
  std::string db;        // as typed; empty: the default
  std::size_t jobs = 0;  // 0: all cores
  bool rebuild = false;
  std::optional<std::size_t> shards;  // 0: no servers; none: as the index is made
  bool keep_missing = false;
  bool watch = false;
  bool quiet = false;
  std::string format = "text";         // of the report: text, json
  std::string progress = "auto";       // auto, always, never
  std::vector<std::string> entities;   // files of names
  std::vector<std::string> json_maps;  // files that say which JSON fields hold what
  std::string today;                   // empty: the clock's
};

// What the program says of itself, from the declarations that parse its arguments.
ProgramHelp index_help();

// Answers `debrief-index --complete WORD BEFORE…` on standard output: its exit code.
// Other arguments: nothing.
std::optional<int> complete_index_arguments(int argc, const char* const* argv);

// What the arguments say. Nothing: --help, --version, --man or --completions was answered
// on standard output.
// Throws Error for what cannot be meant, with the nearest option as a hint.
std::optional<IndexFlags> parse_index_flags(int argc, const char* const* argv);

}  // namespace debrief
