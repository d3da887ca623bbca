#include "indexer/flags.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <cstdio>

#include "debrief/command_line.h"
#include "debrief/error.h"

namespace debrief {
namespace {

constexpr const char* exit_codes =
    "Exit code: 0 done, 1 done but some files were refused, 2 could not do it.\n"
    "A second run does only what changed; a file that is gone leaves the index.\n"
    "A JSON map names paths of keys: {\"items\": \"data.posts\", \"title\": "
    "\"headline\",\n"
    "\"date\": [\"meta.date\"], \"summary\": …, \"body\": …, \"address\": …, \"id\": "
    "…}.\n"
    "--watch ends with SIGINT or SIGTERM and exit code 0, everything read committed.";

struct Actions {
  bool parse = false;
  bool check = false;
  bool compact = false;
  bool stats = false;
};

void declare(CLI::App& app, IndexFlags& flags, Actions& actions) {
  app.add_option("PATH", flags.paths, "Files and folders of saved briefs")->type_name("");
  app.add_option("-d,--db", flags.db,
                 "The index (else $DEBRIEF_DB, else $XDG_DATA_HOME/debrief/index)")
      ->type_name("DIR");
  app.add_option("-j,--jobs", flags.jobs, "Threads (default: all cores)")
      ->type_name("N")
      ->check(CLI::Range(1, 256));
  app.add_flag("--parse", actions.parse,
               "Print what each brief was read as (JSON Lines); touch no index");
  app.add_flag("--rebuild", flags.rebuild, "Start afresh");
  app.add_flag("--keep-missing", flags.keep_missing, "Keep briefs whose file is gone");
  app.add_flag("--watch", flags.watch, "Stay and index what changes");
  app.add_flag("--check", actions.check, "Check the index for damage");
  app.add_flag("--compact", actions.compact, "Make the index as small as it can be");
  app.add_flag("--stats", actions.stats, "Print what the index holds");
  app.add_option("--entities", flags.entities, "Add or overrule names (JSON, repeatable)")
      ->type_name("FILE")
      ->allow_extra_args(false);  // what follows is a PATH
  app.add_option("--json-map", flags.json_maps,
                 "Which fields of a JSON export hold what (JSON, repeatable)")
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

}  // namespace

std::optional<IndexFlags> parse_index_flags(int argc, const char* const* argv) {
  IndexFlags flags;
  Actions actions;
  CLI::App app("Reads saved briefs into an index that debrief-query answers from.",
               "debrief-index");
  app.set_version_flag("--version", "debrief-index " DEBRIEF_VERSION);
  app.set_help_flag("-h,--help", "Print this help");
  app.footer(exit_codes);
  app.get_formatter()->column_width(26);
  declare(app, flags, actions);
  try {
    app.parse(argc, argv);
  } catch (const CLI::Success& success) {
    app.exit(success);
    return std::nullopt;
  } catch (const CLI::ParseError& error) {
    refuse(app, error, argc, argv);
  }
  flags.action = action_of(actions);
  if (flags.action != IndexAction::update && (flags.watch || flags.format != "text"))
    throw Error(fmt::format("{} is for a run that writes an index",
                            flags.watch ? "--watch" : "--format"),
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
