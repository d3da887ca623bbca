#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "debrief/schema.h"
#include "query/options.h"
#include "query/render/wrap.h"

namespace debrief {
namespace {

constexpr std::size_t wide_left = 26;  // columns of an option, its value and the gap
constexpr std::size_t narrow = 70;     // less does not do for two columns

constexpr std::string_view head =
    "debrief-query [OPTIONS] [QUERY...]\n"
    "Searches saved briefs.\nNo query: everything, newest first.\n";

constexpr std::array<LanguageRow, 9> language_rows = {{
    {"revenue share", "both words, in any of their forms"},
    {"\"revenue share\"", "the phrase; also finds revenue-share"},
    {"aws OR azure", "either; AND, OR and NOT in capitals"},
    {"NOT tax", "leaves a word out, as does -tax (behind --)"},
    {"(aws OR azure) deal", "brackets group"},
    {"microsoft NEAR/5 azure", "at most 5 words apart; NEAR alone: 10"},
    {"partner*", "words that begin so; 3 letters at least"},
    {"company:openai", "a field; --fields lists them"},
    {"date:2026-04..today", "published then; both ends included"},
}};

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

}  // namespace

std::span<const LanguageRow> language() { return language_rows; }

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

namespace {

// In two columns; on a narrow screen the second below the first.
std::string row_of(std::string out, const std::string& meaning, std::size_t width) {
  const std::size_t left = width < narrow ? 8 : wide_left;
  const bool is_long = out.size() + 2 > left;
  if (is_long) out += '\n';
  std::size_t column = is_long ? 0 : out.size();
  for (const Text& line : wrap({{meaning}}, width - left)) {
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
    out += row_of(left_of(option), meaning_of(option), width);
  }
  out += "\nQuery\n";
  for (const LanguageRow& row : language_rows)
    out += row_of(fmt::format("  {}", row.example), std::string(row.meaning), width);
  return out.append(tail);
}

}  // namespace debrief
