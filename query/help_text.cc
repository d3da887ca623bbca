#include <fmt/format.h>

#include <algorithm>

#include "debrief/schema.h"
#include "query/options.h"
#include "query/render/wrap.h"

namespace debrief {
namespace {

constexpr std::size_t left = 26;  // columns of an option, its value and the gap behind

constexpr std::string_view head =
    "debrief-query [OPTIONS] [QUERY...]\n"
    "Searches saved briefs. No query: everything, newest first.\n";

constexpr std::string_view language =
    "\nQuery\n"
    "  Words are stemmed and must all match. \"revenue share\" is a phrase.\n"
    "  AND OR NOT, ( ), NEAR/5, word*, company:openai, date:2026-04..today (--fields)\n"
    "  A word to leave out is written NOT word, or -word after --.\n";

constexpr std::string_view tail =
    "\nExit codes\n"
    "  0 something found, 1 nothing found, 2 error\n"
    "\nExamples\n"
    "  debrief-query bedrock --since 3m --source cnbc.com\n"
    "  debrief-query --view claims 'company:openai \"revenue share\"'\n";

std::string left_of(const Option& option) {
  std::string text =
      option.letter == 0 ? "      " : fmt::format("  -{}, ", option.letter);
  text += fmt::format("--{}", option.name);
  if (!option.value.empty()) text += fmt::format(" {}", option.value);
  return text;
}

// The schema says what can be counted.
std::string meaning_of(const Option& option) {
  std::string meaning(option.meaning);
  if (option.name != "facets") return meaning;
  std::string between = " ";
  for (const Field& row : fields()) {
    if (!row.facet) continue;
    meaning += fmt::format("{}{}", between, row.name);
    between = ", ";
  }
  return meaning;
}

std::string row_of(const Option& option, std::size_t width) {
  std::string out = left_of(option);
  const bool is_long = out.size() + 2 > left;
  if (is_long) out += '\n';
  std::size_t column = is_long ? 0 : out.size();
  for (const Text& line : wrap({{meaning_of(option)}}, width - left)) {
    out += std::string(left - column, ' ') + paint(line, {}) + '\n';
    column = 0;
  }
  return out;
}

}  // namespace

std::string help_text(std::size_t width) {
  std::string out(head);
  std::string_view group;
  for (const Option& option : options()) {
    if (option.group != group) out += fmt::format("\n{}\n", option.group);
    group = option.group;
    out += row_of(option, width);
  }
  return out.append(language).append(tail);
}

}  // namespace debrief
