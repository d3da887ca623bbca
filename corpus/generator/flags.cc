#include "corpus/generator/flags.h"

#include <CLI/CLI.hpp>
#include <charconv>

#include "debrief/error.h"

namespace debrief::generator {
namespace {

constexpr const char* see_help = "see corpus/generate --help";

// 2^40 briefs are 3 PB: beyond, a number is a slip.
constexpr std::uint64_t most_briefs = 1ULL << 40;

constexpr const char* about =
    "Writes an archive of invented briefs, of any size, to try and measure debrief on.\n"
    "The same seed, dates and numbers give the same bytes on every machine; brief i "
    "depends\non nothing else, so that -n 1000 is the beginning of -n 100000.";

constexpr const char* footer =
    "Files: FOLDER/000000/000123_9f8e7d6c5b4a3f2e.txt, about 2.8 KB each, with the time\n"
    "of the brief's day. Companies, outlets and places are partly real; people and all "
    "that\nis said are invented.\n"
    "Exit: 0 done, 2 could not do it.\n"
    "Example: corpus/generate -n 100000 -o /tmp/archive\n"
    "         corpus/generate -n 1000 --first 100000 -o /tmp/archive    a thousand more\n"
    "         corpus/generate -n 1000 --tar | tar -C FOLDER -x";

std::uint64_t number_of(const std::string& flag, const std::string& text,
                        std::uint64_t least, std::uint64_t most) {
  std::uint64_t value = 0;
  const char* end = text.data() + text.size();
  const auto [at, error] = std::from_chars(text.data(), end, value);
  if (error != std::errc{} || at != end || value < least || value > most)
    throw Error(flag + " wants a whole number from " + std::to_string(least) + " to " +
                    std::to_string(most) + ", not '" + text + "'",
                "for example " + flag + " 1000");
  return value;
}

// Not before 1970 (a file's time) and not so late that a date to come has five digits.
Date date_of(const std::string& flag, const std::string& text) {
  const auto date = parse_date(text);
  if (!date || date->year < 1970 || date->year > 9900)
    throw Error(flag + " wants a day from 1970-01-01 to 9900-12-31, not '" + text + "'",
                "for example " + flag + " 2016-01-01");
  return *date;
}

// As typed: what they mean is checked by ourselves, so that messages are of one kind.
struct Typed {
  std::string count, first = "0", per_folder = "1000", seed = "1";
  std::string since = "2016-01-01", until = "2026-06-30";
  std::string folder;
  bool tar = false;
};

void declare(CLI::App& app, Typed& typed) {
  app.add_option("-n,--count", typed.count, "How many briefs")->type_name("N");
  app.add_option("-o,--output", typed.folder, "Where to: a new or empty folder")
      ->type_name("FOLDER");
  app.add_flag("--tar", typed.tar, "Write a tar stream to standard output instead");
  app.add_option("--seed", typed.seed, "Another archive for each number")
      ->type_name("N")
      ->capture_default_str();
  app.add_option("--first", typed.first,
                 "Begin with this brief; above 0 the folder may hold those before")
      ->type_name("K")
      ->capture_default_str();
  app.add_option("--per-folder", typed.per_folder, "Briefs in each subfolder")
      ->type_name("N")
      ->capture_default_str();
  app.add_option("--since", typed.since, "First day of a brief")
      ->type_name("DATE")
      ->capture_default_str();
  app.add_option("--until", typed.until, "Last day of a brief")
      ->type_name("DATE")
      ->capture_default_str();
  app.footer(footer);
  app.allow_extras();  // refused by read_flags, in the order typed
}

Flags meant_by(const Typed& typed) {
  if (typed.count.empty())
    throw Error("the number of briefs is missing", "say it: -n 1000");
  if (typed.folder.empty() == !typed.tar)
    throw Error(typed.tar ? "--tar and -o exclude each other"
                          : "the place to write to is missing",
                "say one of them: -o FOLDER, or --tar for a stream");
  Flags flags;
  flags.extent.count = number_of("-n", typed.count, 0, most_briefs);
  flags.extent.first = number_of("--first", typed.first, 0, most_briefs);
  flags.extent.per_folder = number_of("--per-folder", typed.per_folder, 1, most_briefs);
  flags.archive.seed = number_of("--seed", typed.seed, 0, ~0ULL);
  flags.archive.since = date_of("--since", typed.since);
  flags.archive.until = date_of("--until", typed.until);
  if (flags.archive.until < flags.archive.since)
    throw Error("--since " + typed.since + " is after --until " + typed.until,
                "swap them");
  flags.folder = typed.folder;
  flags.tar = typed.tar;
  return flags;
}

}  // namespace

Flags read_flags(int argc, const char* const* argv) {
  CLI::App app(about, "corpus/generate");
  Typed typed;
  declare(app, typed);
  try {
    app.parse(argc, argv);
  } catch (const CLI::CallForHelp&) {
    Flags flags;
    flags.help = app.help();
    return flags;
  } catch (const CLI::ParseError& error) {
    throw Error(error.what(), see_help);
  }
  if (const auto extras = app.remaining(); !extras.empty())
    throw Error("'" + extras.front() + "' is not understood", see_help);
  return meant_by(typed);
}

}  // namespace debrief::generator
