// Prints how fast files are read and parsed: debrief_bench_readers FOLDER
// For each format MB of file a second of one core's user time, the best of several rounds
// over all files of it: the reader alone (bytes to blocks), and with parse_brief() behind
// it (claims and citations).
#include <fmt/core.h>
#include <sys/resource.h>

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "indexer/formats/read_draft.h"
#include "indexer/parse_brief.h"
#include "indexer/read_briefs.h"
#include "indexer/walk_archive.h"

using namespace debrief;

namespace {

constexpr int rounds = 5;

struct Sample {
  std::string path;
  std::string bytes;
};

struct Speed {
  std::size_t files = 0;
  std::size_t bytes = 0;
  double reading = 1e12;  // seconds
  double parsing = 1e12;
};

double user_seconds() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_utime.tv_sec) +
         static_cast<double>(usage.ru_utime.tv_usec) / 1e6;
}

std::map<std::string, std::vector<Sample>> samples_of(const std::string& folder) {
  std::map<std::string, std::vector<Sample>> samples;
  for (const FileStatus& file : walk_archive({folder}, {}).files) {
    FileBytes read = read_bytes(file);
    if (!read.refusal.empty()) continue;
    const ReadResult result = read_draft(file.path, read.bytes);
    if (!result.drafts.empty())
      samples[result.drafts.front().format].push_back({file.path, std::move(read.bytes)});
  }
  return samples;
}

std::size_t kept = 0;  // of every result, so that none is optimised away

void read_and_parse(const std::vector<Sample>& samples, Speed& speed) {
  const RepeatedLines none;
  std::vector<ReadResult> results;
  double from = user_seconds();
  for (const Sample& sample : samples)
    results.push_back(read_draft(sample.path, sample.bytes));
  const double reading = user_seconds() - from;
  from = user_seconds();
  for (ReadResult& result : results)
    for (Draft& draft : result.drafts)
      kept += parse_brief(std::move(draft), none).claims.size();
  speed.reading = std::min(speed.reading, reading);
  speed.parsing = std::min(speed.parsing, reading + user_seconds() - from);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    fmt::print(stderr, "usage: debrief_bench_readers FOLDER\n");
    return 2;
  }
  const auto samples = samples_of(argv[1]);
  fmt::print("{:<10} {:>6} {:>8} {:>13} {:>19}\n", "format", "files", "MB", "read, MB/s",
             "read + parsed, MB/s");
  for (const auto& [format, files] : samples) {
    Speed speed;
    speed.files = files.size();
    for (const Sample& sample : files) speed.bytes += sample.bytes.size();
    for (int i = 0; i < rounds; ++i) read_and_parse(files, speed);
    const double megabytes = static_cast<double>(speed.bytes) / 1e6;
    fmt::print("{:<10} {:>6} {:>8.2f} {:>13.1f} {:>19.1f}\n", format, speed.files,
               megabytes, megabytes / std::max(speed.reading, 1e-6),
               megabytes / std::max(speed.parsing, 1e-6));
  }
  return kept == 0 ? 1 : 0;
}
