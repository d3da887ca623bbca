#include "indexer/run.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <optional>
#include <thread>

#include "debrief/error.h"
#include "debrief/index.h"
#include "debrief/text.h"
#include "indexer/ledger.h"
#include "indexer/look_after.h"
#include "indexer/names/read_names_file.h"
#include "indexer/print_brief.h"
#include "indexer/show_progress.h"
#include "indexer/update_index.h"

namespace debrief {
namespace {

constexpr int some_refused = 1;
constexpr int interrupted = 130;  // as a shell calls what Ctrl-C ended

// Raise when the same file would be read as another brief: then every file is read again.
constexpr int reading_rules = 1;

std::atomic<bool> stop_asked{false};

void ask_to_stop(int) { stop_asked = true; }

std::string bytes_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

// Tells apart what else reading depends on: its rules and the names given.
std::string reader_of(const IndexFlags& flags) {
  std::string reader = std::to_string(reading_rules);
  for (const std::string& path : flags.entities)
    reader += fmt::format(" {:016x}", hash_bytes(bytes_of(path)));
  return reader;
}

Date today_of(const IndexFlags& flags) {
  if (flags.today.empty()) return current_date();
  const auto day = parse_date(flags.today);
  if (!day)
    throw Error(fmt::format("--today {} is not a day", flags.today),
                "write it as 2026-04-27");
  return *day;
}

void print_refused(const Report& report) {
  for (const Refusal& refusal : report.refused)
    fmt::print(stderr, "debrief-index: {}: {}\n", printable(refusal.path),
               printable(refusal.reason));
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
  options.keep_missing = flags.keep_missing;
  options.today = today_of(flags);
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
  print_refused(report);
  return code_of(report);
}

int update(const IndexFlags& flags) {
  const auto begin = std::chrono::steady_clock::now();
  UpdateOptions options = options_of(flags);
  options.dir = index_path(flags.db);
  std::optional<ProgressLine> line;
  const bool is_shown =
      flags.progress == "always" ||
      (flags.progress == "auto" && !flags.quiet && isatty(STDERR_FILENO) != 0);
  if (is_shown) {
    line.emplace();
    options.progress = [&](const Progress& progress) { line->show(progress); };
  }
  const Report report = update_index(options, names_of(flags));
  line.reset();
  print_refused(report);
  if (report.stopped)
    fmt::print(stderr,
               "debrief-index: stopped; what was read is kept, run again for the rest\n");
  const double seconds =
      std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  if (!flags.quiet)
    fmt::print("{} added, {} changed, {} removed, {} refused, {} unchanged ({:.1f} s)\n",
               report.added, report.changed, report.removed, report.refused.size(),
               report.unchanged, seconds);
  return code_of(report);
}

}  // namespace

int run_index(const IndexFlags& flags) {
  std::signal(SIGINT, ask_to_stop);
  std::signal(SIGTERM, ask_to_stop);
  switch (flags.action) {
    case IndexAction::update:
      return update(flags);
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
