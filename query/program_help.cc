// What debrief-query says of itself, from its tables: for the man pages.
#include <fmt/format.h>

#include "debrief/schema.h"
#include "query/options.h"

namespace debrief {
namespace {

using Items = std::vector<std::pair<std::string, std::string>>;

Items exit_codes() {
  return {{"0", "Something was found."},
          {"1", "Nothing was found."},
          {"2", "The question or the index was at fault; standard error says how."}};
}

Items environment() {
  return {{"DEBRIEF_DB", "The index, where --db names none."},
          {"PAGER",
           "What shows an answer that is taller than the screen; empty or cat: nothing. "
           "Not set: less, if there is one."},
          {"NO_COLOR", "Set and not empty: no colours."},
          {"COLUMNS", "The width, where the terminal does not tell it."},
          {"FZF_PREVIEW_COLUMNS", "The width that --preview fits."},
          {"XDG_DATA_HOME, XDG_CONFIG_HOME, XDG_STATE_HOME, XDG_CACHE_HOME",
           "Where the index, the kept questions, what they have given and what servers "
           "have sent are; not set: ~/.local/share, ~/.config, ~/.local/state, "
           "~/.cache."}};
}

Items files() {
  return {{"$XDG_CONFIG_HOME/debrief/questions.json", "The questions that --save keeps."},
          {"$XDG_STATE_HOME/debrief/given/NAME.json",
           "The ids of the briefs that @NAME has given, for --new: 19 bytes for each. It "
           "is no part of an index, so that rebuilding one loses nothing."},
          {"$XDG_CACHE_HOME/debrief/columns/",
           "What servers have sent to count facets by, so that it comes once and not for "
           "each question; of another state of the index it is not used. At most 256 MB, "
           "and it may be removed at any time; with XDG_CACHE_HOME=/dev/null nothing is "
           "kept."}};
}

HelpSection kept_questions() {
  return {
      "Questions that are kept",
      {"debrief-query --save NAME keeps a question with its options, and "
       "debrief-query @NAME asks it. Options typed with @NAME overrule the kept ones "
       "(filters add up), and words typed with it have to match as well.",
       "--new leaves out the briefs that @NAME has given before. A list of briefs or "
       "claims gives what it finds: with --new what it shows, so that a --limit loses "
       "nothing; without --new all that it counts. --count, the views count, facets "
       "and timeline, and --explain only look, and give nothing. --quiet announces: "
       "it tells of each brief once, and a list still gives it."},
      {}};
}

}  // namespace

ProgramHelp query_help() {
  ProgramHelp help;
  help.name = "debrief-query";
  help.summary = "ask an archive of saved news briefings";
  help.synopsis = {"[OPTIONS] [QUERY...]", "[OPTIONS] @NAME [--new]"};
  help.description = {
      "Searches the index that debrief-index has made. Without a query everything is "
      "found, the newest first. Counts are exact, and nothing that is asked for is "
      "dropped in silence: what cannot be meant is an error with a caret under the "
      "place. debrief-query-language(7) describes queries."};
  for (const Option& row : options()) {
    HelpOption option{std::string(row.group), row.letter,      std::string(row.name),
                      std::string(row.value), meaning_of(row), {}};
    if (row.values != nullptr) option.values = row.values();
    help.options.push_back(std::move(option));
  }
  help.sections = {kept_questions(),
                   {"Exit status", {}, exit_codes()},
                   {"Environment", {}, environment()},
                   {"Files", {}, files()},
                   {"Examples",
                    {},
                    {{"debrief-query bedrock --since 3m --source cnbc.com",
                      "Words, a "
                      "period and an outlet."},
                     {"debrief-query --view claims 'company:openai \"revenue share\"'",
                      "The very claims."},
                     {"debrief-query @watch --new --quiet && notify-send News",
                      "In cron: once for each new brief."},
                     {"debrief-query tiktok --format paths --null | xargs -0 grep ban",
                      "The files."}}}};
  help.see_also = {"debrief-index(1)", "debrief-query-language(7)"};
  return help;
}

ProgramHelp language_help() {
  ProgramHelp help;
  help.name = "debrief-query-language";
  help.section = 7;
  help.summary = "what debrief-query can be asked";
  help.description = {
      "Words are stemmed (\"deals\" finds \"deal\") and all of them must match; where "
      "nothing has them all, what has the most is shown, and that is said. Capital "
      "letters, accents and punctuation change nothing but operators."};
  HelpSection operators{"Words and operators", {}, {}};
  for (const LanguageRow& row : language())
    operators.items.emplace_back(row.example, row.meaning);
  HelpSection named{
      "Fields", {"A field takes a word, \"several words\" or (a OR b)."}, {}};
  HelpSection counted{"What --facets counts besides", {}, {}};
  for (const Field& row : fields())
    if (row.searchable)
      named.items.emplace_back(
          fmt::format("{}:", row.name),
          fmt::format("{}: {}", std::string(row.meaning), std::string(row.example)));
    else
      counted.items.emplace_back(row.name, row.meaning);
  HelpSection dates{
      "Dates",
      {"A day, month, quarter or year means the whole of it; a..b, a.. and ..b include "
       "both ends; 7d, 2w, 3m and 1y are that long ago until now; none finds what has no "
       "date."},
      {{"2026-04-27, 2026-04, 2026-Q2, 2026", "a period of the calendar"},
       {"2026-04..2026-06, 2026-04.., ..monday", "a range"},
       {"today, yesterday, monday, 7d, 2w, 3m, 1y", "seen from today (--today)"},
       {"none", "no date"}}};
  help.sections = {operators, named, counted, dates};
  help.see_also = {"debrief-query(1)", "debrief-index(1)"};
  return help;
}

}  // namespace debrief
