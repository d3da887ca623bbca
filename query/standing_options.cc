// The rows of options for questions that are asked again and again, and for how an answer
// is given to a terminal, a prompt or a script.
#include <fmt/format.h>

#include <array>

#include "debrief/error.h"
#include "query/error_at.h"
#include "query/options.h"
#include "query/render/render.h"
#include "query/standing/questions.h"

namespace debrief {
namespace {

using Flags = QueryFlags;
using Value = const std::string&;

std::string name_for(std::string_view option, const std::string& typed) {
  const std::string name = typed.starts_with('@') ? typed.substr(1) : typed;
  if (is_question_name(name)) return name;
  throw Error(
      fmt::format("--{}: {} cannot be the name of a question", option, quoted(typed)),
      "a name has up to 64 letters of English, digits, '-', '_' and '.', and "
      "begins with a letter or digit");
}

void check_version_of_format(const std::string& typed) {
  if (typed != std::to_string(json_version))
    throw Error(fmt::format("there is no format version {}", quoted(typed)),
                fmt::format("known: {}", json_version));
}

std::vector<std::string> known_versions() { return {std::to_string(json_version)}; }

std::vector<std::string> known_shells() { return {"bash", "zsh", "fish"}; }

std::vector<std::string> known_pages() { return {"query", "language"}; }

constexpr std::string_view again = "Questions asked again (as @NAME)";
constexpr std::string_view who = "For terminals and scripts";

constexpr std::array<Option, 12> table = {{
    {again, 0, "save", "NAME", "Keep this question with its options; ask nothing",
     [](Flags& f, Value v) { f.save = name_for("save", v); }},
    {again, 0, "saved", "", "List the questions kept",
     [](Flags& f, Value) { f.saved = true; }},
    {again, 0, "delete-saved", "NAME", "Forget one",
     [](Flags& f, Value v) { f.delete_saved = name_for("delete-saved", v); }},
    {again, 0, "new", "",
     "Only briefs that @NAME has not given yet; all of them, unless -n is given",
     [](Flags& f, Value) { f.only_new = true; }},
    {who, 0, "count", "", "Print only how many are found",
     [](Flags& f, Value) { f.count = true; }},
    {who, 'q', "quiet", "", "Print nothing; the exit code tells",
     [](Flags& f, Value) { f.quiet = true; }},
    {who, '0', "null", "", "End paths with NUL instead of a line end (for xargs -0)",
     [](Flags& f, Value) { f.null_ended = true; }},
    {who, 0, "preview", "ID", "--show in short: for a preview beside a list, as in fzf",
     [](Flags& f, Value v) {
       f.show = v;
       f.is_preview = true;
     }},
    {who, 0, "watch", "", "Stay, and answer again when the index changes",
     [](Flags& f, Value) { f.watch = true; }},
    {who, 0, "format-version", "N",
     "The version of JSON that a script was written for (1)",
     [](Flags&, Value v) { check_version_of_format(v); }, nullptr, known_versions},
    {who, 0, "completions", "SHELL", "Print what completes these in bash, zsh or fish",
     nullptr, nullptr, known_shells},
    {who, 0, "man", "PAGE", "Print a man page, query or language: for man -l -", nullptr,
     nullptr, known_pages},
}};

}  // namespace

std::span<const Option> standing_options() { return table; }

}  // namespace debrief
