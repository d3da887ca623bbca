#include "indexer/flags.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <cstdio>

#include "debrief/command_line.h"
#include "debrief/error.h"

namespace debrief {
namespace {

constexpr const char* exit_codes =
    "Exit code: 0 done, 1 done but some files were refused, 2 could not do it, 130\n"
    "stopped by Ctrl-C with what was read committed.\n"
    "A second run does only what changed; a file that is gone leaves the index.\n"
    "A JSON map names paths of keys: {\"items\": \"data.posts\", \"title\": "
    "\"headline\",\n"
    "\"date\": [\"meta.date\"], \"summary\": …, \"body\": …, \"address\": …, \"id\": "
    "…}.\n"
    "A mailbox, JSON Lines, a JSON list: any size. One mail, any other file: 32 MB.\n"
    "--watch ends with SIGINT or SIGTERM and exit code 0, everything read committed.";

struct Actions {
  bool parse = false;
  bool check = false;
  bool compact = false;
  bool stats = false;
  bool man = false;
  std::string completions;  // a shell; empty: none asked for
};

void declare(CLI::App& app, IndexFlags& flags, Actions& actions) {
  app.add_option("PATH", flags.paths, "Files and folders of saved briefs")->type_name("");
  app.add_option("-d,--db", flags.db,
                 "Index (else $DEBRIEF_DB, $XDG_DATA_HOME/debrief/index)")
      ->type_name("DIR");
  app.add_option("-j,--jobs", flags.jobs, "Threads (default: all cores)")
      ->type_name("N")
      ->check(CLI::Range(1, 256));
  app.add_flag("--parse", actions.parse,
               "Print each brief as it was read; touch no index");
  app.add_flag("--rebuild", flags.rebuild, "Start afresh");
  app.add_option("--shards", flags.shards,
                 "Make N databases of it, for a server each; 0: for none")
      ->type_name("N")
      ->check(CLI::Range(0, 64));  // each takes some ten open files
  app.add_flag("--keep-missing", flags.keep_missing, "Keep briefs whose file is gone");
  app.add_flag("--watch", flags.watch, "Stay and index what changes");
  app.add_flag("--check", actions.check, "Check the index for damage");
  app.add_flag("--compact", actions.compact, "Make the index as small as it can be");
  app.add_flag("--stats", actions.stats, "Print what the index holds");
  app.add_option("--entities", flags.entities, "Add or overrule names (JSON, repeatable)")
      ->type_name("FILE")
      ->allow_extra_args(false);  // what follows is a PATH
  app.add_option("--json-map", flags.json_maps,
                 "Which fields of a JSON export hold what (repeatable)")
      ->type_name("FILE")
      ->allow_extra_args(false);
  app.add_option("--today", flags.today,
                 "Read dates as of this day (default: the clock's)")
      ->type_name("YYYY-MM-DD");
  app.add_option("-f,--format", flags.format, "The report as text or json")
      ->type_name("FORMAT")
      ->check(CLI::IsMember({"text", "json"}));
  app.add_flag("-q,--quiet", flags.quiet, "Print errors only");
  app.add_option("--progress", flags.progress, "Show progress: auto, always or never")
      ->type_name("WHEN")
      ->check(CLI::IsMember({"auto", "always", "never"}));
  app.add_option("--completions", actions.completions,
                 "Print what completes these in bash, zsh or fish")
      ->type_name("SHELL")
      ->check(CLI::IsMember({"bash", "zsh", "fish"}));
  app.add_flag("--man", actions.man, "Print the man page: for man -l -");
}

void set_up(CLI::App& app, IndexFlags& flags, Actions& actions) {
  app.description("Reads saved briefs into an index that debrief-query answers from.");
  app.name("debrief-index");
  app.set_version_flag("--version", "debrief-index " DEBRIEF_VERSION,
                       "Print the version");
  app.set_help_flag("-h,--help", "Print this help");
  app.footer(exit_codes);
  app.get_formatter()->column_width(26);
  declare(app, flags, actions);
}

std::vector<std::string> option_names(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::Option* option : app.get_options())
    for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
  return names;
}

[[noreturn]] void refuse(const CLI::App& app, const CLI::ParseError& error, int argc,
                         const char* const* argv) {
  std::string hint = "see debrief-index --help";
  for (int i = 1; i < argc; ++i) {
    const std::string typed =
        std::string(argv[i]).substr(0, std::string(argv[i]).find('='));
    const auto names = option_names(app);
    if (!typed.starts_with("--") || std::count(names.begin(), names.end(), typed) != 0)
      continue;
    if (const std::string name = nearest(typed, names); !name.empty())
      hint = fmt::format("did you mean {}?", name);
    throw Error(fmt::format("there is no option {}", typed), hint);
  }
  throw Error(error.what(), hint);
}

IndexAction action_of(const Actions& actions) {
  const int chosen = actions.parse + actions.check + actions.compact + actions.stats;
  if (chosen > 1)
    throw Error("--parse, --check, --compact and --stats are one thing each",
                "choose one of them");
  return actions.parse     ? IndexAction::parse
         : actions.check   ? IndexAction::check
         : actions.compact ? IndexAction::compact
         : actions.stats   ? IndexAction::stats
                           : IndexAction::update;
}

// The values that an option is checked against, which CLI11 describes as "{text,json}".
std::vector<std::string> values_of(CLI::Option& option) {
  std::string all;
  try {
    all = option.get_validator(0)->get_description();
  } catch (const CLI::OptionNotFound&) {
    return {};
  }
  std::vector<std::string> values;
  if (!all.starts_with('{') || !all.ends_with('}')) return values;
  for (std::size_t at = 1; at < all.size();) {
    const std::size_t end = std::min(all.find(',', at), all.size() - 1);
    values.push_back(all.substr(at, end - at));
    at = end + 1;
  }
  return values;
}

std::vector<HelpOption> help_options() {
  IndexFlags flags;
  Actions actions;
  CLI::App app;
  set_up(app, flags, actions);
  std::vector<HelpOption> rows;
  for (CLI::Option* option : app.get_options()) {
    if (option->get_lnames().empty()) continue;  // PATH
    HelpOption row;
    row.letter = option->get_snames().empty() ? '\0' : option->get_snames().front()[0];
    row.name = option->get_lnames().front();
    const std::string type = option->get_type_name();  // "FORMAT:{text,json}"
    if (option->get_items_expected_max() > 0) row.value = type.substr(0, type.find(':'));
    row.meaning = option->get_description();
    row.values = values_of(*option);
    rows.push_back(std::move(row));
  }
  std::rotate(rows.begin(), rows.begin() + 1, rows.end());  // help comes last
  return rows;
}

}  // namespace

ProgramHelp index_help() {
  ProgramHelp help;
  help.name = "debrief-index";
  help.summary = "read saved news briefings into an index";
  help.synopsis = {"[OPTIONS] PATH..."};
  help.description = {
      "Reads the files and folders named into an index that debrief-query answers from: "
      "plain text, Markdown, HTML, mail, JSON, PDF, and archives of these.",
      "A mailbox, JSON Lines or a JSON list may have any size and are read in parts, in "
      "little memory. One mail, and any other file, may have 32 MB, one line 4 MB, and "
      "an archive 256 MB when unpacked: what is larger is refused with its size.",
      "A second run does only what changed, and a file that is gone leaves the index. A "
      "run that is killed loses nothing that an earlier run had committed."};
  help.options = help_options();
  help.sections = {
      {"Exit status",
       {},
       {{"0", "Done. Of --watch: ended by SIGINT or SIGTERM, everything read committed."},
        {"1", "Done, but some files were refused; each is named with its reason."},
        {"2", "It could not be done; standard error says why."},
        {"130", "Stopped by Ctrl-C; what was read is committed."}}},
      {"Environment",
       {},
       {{"DEBRIEF_DB", "The index, where --db names none."},
        {"XDG_DATA_HOME",
         "The index is in its debrief/index where neither is; not set: "
         "~/.local/share."}}},
      {"Examples",
       {},
       {{"debrief-index ~/briefs", "Bring the index up to date."},
        {"debrief-index --parse brief.txt", "See what a brief is read as."}}}};
  help.see_also = {"debrief-query(1)", "debrief-query-language(7)"};
  return help;
}

std::optional<int> complete_index_arguments(int argc, const char* const* argv) {
  if (argc < 2 || argv[1] != std::string_view("--complete")) return std::nullopt;
  const std::vector<HelpOption> rows = help_options();
  const std::string word = argc > 2 ? argv[2] : "";
  const ArgumentPlace place =
      place_of_argument(rows, word, {argv + std::min(argc, 3), argv + argc});
  const std::vector<std::string> lines = option_candidates(rows, place);
  for (const std::string& line : lines) fmt::print("{}\n", line);
  const bool is_number = place.option != nullptr && place.option->value == "N";
  return lines.empty() && !place.is_name && !is_number ? file_belongs_here : 0;
}

std::optional<IndexFlags> parse_index_flags(int argc, const char* const* argv) {
  IndexFlags flags;
  Actions actions;
  CLI::App app;
  set_up(app, flags, actions);
  try {
    app.parse(argc, argv);
  } catch (const CLI::Success& success) {
    app.exit(success);
    return std::nullopt;
  } catch (const CLI::ParseError& error) {
    refuse(app, error, argc, argv);
  }
  if (actions.man || !actions.completions.empty()) {
    fmt::print("{}", actions.man
                         ? man_page(index_help())
                         : completion_script(actions.completions, "debrief-index"));
    return std::nullopt;
  }
  flags.action = action_of(actions);
  if (flags.action != IndexAction::update &&
      (flags.watch || flags.format != "text" || flags.shards))
    throw Error(
        fmt::format("{} is for a run that writes an index", flags.watch    ? "--watch"
                                                            : flags.shards ? "--shards"
                                                                           : "--format"),
        "leave out --parse, --check, --compact and --stats");
  const bool reads =
      flags.action == IndexAction::update || flags.action == IndexAction::parse;
  if (reads && flags.paths.empty())
    throw Error("nothing to read",
                "name the folder that your briefs are in: debrief-index FOLDER");
  if (!reads && !flags.paths.empty())
    throw Error("this looks after an index and reads no files",
                "name the index with -d DIR");
  return flags;
}

}  // namespace debrief
