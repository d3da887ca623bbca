// THE table of options of debrief-query: parsing, --help and "did you mean" walk it.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

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
};

// All rows, group by group, in the order in which --help shows them.
std::span<const Option> options();

// "--db", "--source", …
std::vector<std::string> option_names();

// All of --help, at 80 columns.
std::string help_text();

}  // namespace debrief
