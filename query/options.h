// THE table of options of debrief-query: parsing, --help and "did you mean" walk it.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "debrief/program_help.h"
#include "query/flags.h"

namespace debrief {

struct Option {
  std::string_view group;  // its title in --help
  char letter;             // its short form; 0: none
  std::string_view name;   // without "--"
  // What --help calls its value; empty: it takes none; two words: it takes two, and they
  // are set one after the other.
  std::string_view value;
  std::string_view meaning;
  // Takes the value over, or throws Error. Not called for help and version.
  void (*set)(QueryFlags& flags, const std::string& value);
  // Whether a value that clings to the letter ("-n5") is meant as one: where any text is
  // a value, "-source" is more likely a slip of a longer option or a word to exclude.
  bool (*may_cling)(const std::string& value) = nullptr;
  // The values there are, where they are few: completion offers them.
  std::vector<std::string> (*values)() = nullptr;
};

// All rows, group by group, in the order in which --help shows them: those of
// options.cc, then those of the rooms below.
std::span<const Option> options();

// The rows of standing questions and of how to answer: standing_options.cc.
std::span<const Option> standing_options();

// "--db", "--source", …
std::vector<std::string> option_names();

// What --help says of an option: its meaning, with what the schema adds to it.
std::string meaning_of(const Option& option);

// What can stand in a question beside fields: --help, the man page and the README agree
// with parse_query.h through it.
struct LanguageRow {
  std::string_view example;
  std::string_view meaning;
};
std::span<const LanguageRow> language();

// Everything that the man pages say: debrief-query(1) and debrief-query-language(7).
ProgramHelp query_help();
ProgramHelp language_help();

// All of --help, in lines of at most `width` columns (at least 40).
std::string help_text(std::size_t width = 80);

}  // namespace debrief
