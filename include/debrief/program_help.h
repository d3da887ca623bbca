// What a program says of itself: filled from its table of options, and what its man page
// and its completion are made from.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace debrief {

struct HelpOption {
  std::string group;  // its title; empty: "Options"
  char letter = 0;    // its short form; 0: none
  std::string name;   // without "--"
  std::string value;  // what its value is called, "DIR"; empty: it takes none
  std::string meaning;
  std::vector<std::string> values;  // all there are; empty: any
};

// Terms and what each means, after some paragraphs.
struct HelpSection {
  std::string title;
  std::vector<std::string> paragraphs;
  std::vector<std::pair<std::string, std::string>> items{};
};

struct ProgramHelp {
  std::string name;                   // "debrief-query"
  int section = 1;                    // of the manual
  std::string summary;                // a line
  std::vector<std::string> synopsis;  // behind the name, a line each
  std::vector<std::string> description;
  std::vector<HelpOption> options;
  std::vector<HelpSection> sections;  // behind the options
  std::vector<std::string> see_also;  // "debrief-index(1)"
};

// The page in roff's man macros: for man, groff and mandoc.
std::string man_page(const ProgramHelp& help);

// What makes SHELL ("bash", "zsh", "fish") complete the arguments of PROGRAM by asking
// `PROGRAM --complete WORD ARGUMENTS-BEFORE-IT…`, which prints one candidate a line, with
// what it means behind a tab, and exits 3 where a file belongs. Throws Error for another
// shell.
std::string completion_script(std::string_view shell, std::string_view program);
inline constexpr int file_belongs_here = 3;

// What belongs where WORD is being typed behind BEFORE, the arguments before it.
struct ArgumentPlace {
  const HelpOption* option = nullptr;  // its value; none: an option or a word
  std::string head;      // of WORD: "--source=", what is to stand before a value
  std::string typed;     // of WORD: behind the head
  bool is_name = false;  // an option's name
  std::vector<std::pair<std::string, std::string>> given;  // options before it, values
  std::size_t words = 0;  // before it that are no options
};
ArgumentPlace place_of_argument(const std::vector<HelpOption>& options,
                                const std::string& word,
                                const std::vector<std::string>& before);

// The lines for a place that the table alone fills: names of options, and values of those
// that have few. Of names those with what was typed at their beginning.
std::vector<std::string> option_candidates(const std::vector<HelpOption>& options,
                                           const ArgumentPlace& place);

}  // namespace debrief
