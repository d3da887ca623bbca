#include "indexer/run.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <optional>
#include <thread>
#include <utility>

#include "debrief/command_line.h"
#include "debrief/error.h"
#include "debrief/index.h"
#include "debrief/text.h"
#include "indexer/formats/read_json_maps.h"
#include "indexer/ledger.h"
#include "indexer/look_after.h"
#include "indexer/names/read_names_file.h"
#include "indexer/print_brief.h"
#include "indexer/print_report.h"
#include "indexer/read_option_file.h"
#include "indexer/show_progress.h"
#include "indexer/update_index.h"
#include "indexer/watch_archive.h"

namespace debrief {
namespace {

constexpr int some_refused = 1;
constexpr int interrupted = 130;  // as a shell calls what Ctrl-C ended

// Raise when the same file would be read as another brief: then every file is read again.
constexpr int reading_rules = 3;

std::atomic<bool> stop_asked{false};

void ask_to_stop(int) { stop_asked = true; }

// Tells apart what else reading depends on: its rules, the names and the mappings
// given.
std::string reader_of(const IndexFlags& flags) {
  std::string reader = std::to_string(reading_rules);
  for (const std::string& path : flags.entities)
    reader += fmt::format(" {:016x}", hash_bytes(read_option_file(path, "--entities")));
  for (const std::string& path : flags.json_maps)
    reader +=
        fmt::format(" map {:016x}", hash_bytes(read_option_file(path, "--json-map")));
  return reader;
}

bool is_known(const Report& before, const Refusal& refusal) {
  return std::find(before.refused.begin(), before.refused.end(), refusal) !=
         before.refused.end();
}

// What was refused, less what was so before, and what was odd.
void print_refused(const Report& report, const Report& before) {
  for (const Refusal& refusal : report.refused)
    if (!is_known(before, refusal))
      fmt::print(stderr, "debrief-index: {}: {}\n", printable(refusal.path),
                 printable(refusal.reason));
  for (const Note& note : report.notes)
    fmt::print(stderr, "debrief-index: {}: {}\n", printable(note.path),
               printable(note.text));
}

int code_of(const Report& report) {
  return report.stopped ? interrupted : report.refused.empty() ? 0 : some_refused;
}

UpdateOptions options_of(const IndexFlags& flags) {
  UpdateOptions options;
  options.paths = flags.paths;
  options.jobs =
      flags.jobs != 0 ? flags.jobs : std::max(1U, std::thread::hardware_concurrency());
  options.rebuild = flags.rebuild;
  options.shards = flags.shards;
  options.keep_missing = flags.keep_missing;
  options.today = day_or_today(flags.today);
  options.mapping = read_json_maps(flags.json_maps);
  options.reader = reader_of(flags);
  options.stop = &stop_asked;
  return options;
}

NameBook names_of(const IndexFlags& flags) {
  std::vector<KnownName> names;
  for (const std::string& path : flags.entities)
    for (KnownName& name : read_names_file(path)) names.push_back(std::move(name));
  return NameBook(names);
}

int parse(const IndexFlags& flags) {
  const Report report =
      parse_archive(options_of(flags), names_of(flags), [](const Brief& brief) {
        fmt::print("{}\n", print_brief(brief));
        if (std::ferror(stdout) != 0) stop_asked = true;  // nobody reads on
      });
  print_refused(report, {});
  return code_of(report);
}

// An update and how long it took.
struct Outcome {
  Report report;
  double seconds = 0;
};

Outcome update_once(const IndexFlags& flags, UpdateOptions options,
                    const NameBook& names) {
  const auto begin = std::chrono::steady_clock::now();
  std::optional<ProgressLine> line;
  const bool is_shown =
      flags.progress == "always" ||
      (flags.progress == "auto" && !flags.quiet && isatty(STDERR_FILENO) != 0);
  if (is_shown) {
    line.emplace();
    options.progress = [&](const Progress& progress) { line->show(progress); };
  }
  Report report = update_index(options, names);
  const std::chrono::duration<double> time = std::chrono::steady_clock::now() - begin;
  return {std::move(report), time.count()};
}

void print_outcome(const IndexFlags& flags, const Outcome& outcome,
                   const Report& before) {
  const Report& report = outcome.report;
  print_refused(report, before);
  if (report.stopped)
    fmt::print(stderr,
               "debrief-index: stopped; what was read is kept, run again for the rest\n");
  if (flags.format == "json") {
    fmt::print("{}\n", print_report(report, outcome.seconds));
  } else if (!flags.quiet) {
    const std::string formats = print_formats(report);
    if (!formats.empty()) fmt::print("{}\n", formats);
    fmt::print("{}\n", print_counts(report, outcome.seconds));
  }
  std::fflush(stdout);
}

int update(const IndexFlags& flags) {
  UpdateOptions options = options_of(flags);
  options.dir = index_path(flags.db);
  const Outcome outcome = update_once(flags, options, names_of(flags));
  print_outcome(flags, outcome, {});
  return code_of(outcome.report);
}

void print_watching(const IndexFlags& flags, const std::string& why_polling) {
  if (!why_polling.empty())
    fmt::print(stderr,
               "debrief-index: no room to be told of changes ({}); looking every second\n"
               "raise fs.inotify.max_user_watches and max_user_instances\n",
               why_polling);
  else if (!flags.quiet)
    fmt::print(stderr, "debrief-index: watching; Ctrl-C ends it\n");
}

bool tells_news(const Report& report, const Report& before) {
  return report.added + report.changed + report.removed + report.notes.size() > 0 ||
         std::any_of(report.refused.begin(), report.refused.end(),
                     [&](const Refusal& r) { return !is_known(before, r); });
}

// Updates once, then after each change until a signal ends it. An update that fails
// (another program writes the index, the disk is full) is tried again.
int watch(const IndexFlags& flags) {
  constexpr std::chrono::seconds retry{2};
  constexpr std::chrono::hours forever{1};  // then around again
  UpdateOptions options = options_of(flags);
  options.dir = index_path(flags.db);
  ArchiveWatch archive(flags.paths, absolute_path(options.dir));
  const NameBook names = names_of(flags);
  Outcome last = update_once(flags, options, names);
  print_outcome(flags, last, {});
  options.rebuild = false;
  std::string why_polling = archive.why_polling();
  if (!stop_asked) print_watching(flags, why_polling);
  std::string failure;
  while (!stop_asked) {
    const bool changed =
        archive.wait(stop_asked, failure.empty() ? std::chrono::milliseconds(forever)
                                                 : std::chrono::milliseconds(retry));
    if (stop_asked || (!changed && failure.empty())) continue;
    if (why_polling != archive.why_polling())
      print_watching(flags, why_polling = archive.why_polling());
    try {
      options.today = day_or_today(flags.today);
      Outcome next = update_once(flags, options, names);
      if (tells_news(next.report, last.report)) print_outcome(flags, next, last.report);
      last = std::move(next);
      failure.clear();
    } catch (const Error& error) {
      if (failure == error.what()) continue;  // said already
      failure = error.what();
      fmt::print(stderr, "debrief-index: {}\n{}\n", printable(error.what()),
                 printable(error.hint));
    }
  }
  return 0;
}

}  // namespace

int run_index(const IndexFlags& flags) {
  std::signal(SIGINT, ask_to_stop);
  std::signal(SIGTERM, ask_to_stop);
  switch (flags.action) {
    case IndexAction::update:
      return flags.watch ? watch(flags) : update(flags);
    case IndexAction::parse:
      return parse(flags);
    case IndexAction::check:
      return check_index(index_path(flags.db));
    case IndexAction::compact:
      return compact_index(index_path(flags.db));
    case IndexAction::stats:
      return print_stats(index_path(flags.db));
  }
  return 0;
}

}  // namespace debrief
