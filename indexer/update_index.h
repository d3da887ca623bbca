// One run of the indexer: an archive and an index -> the index as the archive is now.
#pragma once

#include <atomic>
#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "debrief/date.h"
#include "indexer/brief.h"
#include "indexer/formats/json_mapping.h"
#include "indexer/names/name_book.h"
#include "indexer/walk_archive.h"

namespace debrief {

struct Progress {
  std::size_t done = 0;  // files
  std::size_t total = 0;
};

struct UpdateOptions {
  std::string dir;
  std::vector<std::string> paths;
  std::size_t jobs = 1;
  bool rebuild = false;
  std::optional<std::size_t> shards;  // 0: not for servers; none: as it is
  bool keep_missing = false;
  Date today;
  JsonMapping mapping;  // of JSON exports
  std::string reader;  // what else reading depends on; another one reads every file again
  std::function<void(const Progress&)>
      progress;                             // after each file, on the calling thread
  const std::atomic<bool>* stop = nullptr;  // true: commit what is done and return
};

// Something odd about a file that was read all the same.
struct Note {
  std::string path;
  std::string text;  // "front matter is no YAML (line 3)"

  bool operator==(const Note&) const = default;
};

// Counts are of files.
struct Report {
  std::size_t added = 0;
  std::size_t changed = 0;
  std::size_t removed = 0;
  std::size_t unchanged = 0;
  std::vector<Refusal>
      refused;  // by path, also those that were refused before and did not change
  std::vector<Note> notes;  // by path, on what was read in this run
  // What was read in this run: format -> files that hold briefs of it, "text" -> 312. A
  // file that holds several formats counts for each.
  std::map<std::string, std::size_t> by_format;
  bool stopped = false;

  bool operator==(const Report&) const = default;
};

// Reads what is new or changed, takes out what is gone (from under options.paths only),
// and commits now and then, at the latest when it returns. The result depends on the
// files alone, not on their order, the threads or how many runs it took. Throws Error
// when the index cannot be written or none of the paths is there.
Report update_index(const UpdateOptions& options, const NameBook& names);

// Reads the archive and hands each brief to `print`, by path; touches no index.
Report parse_archive(const UpdateOptions& options, const NameBook& names,
                     const std::function<void(const Brief&)>& print);

}  // namespace debrief
