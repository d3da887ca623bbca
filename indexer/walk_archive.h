// The files of an archive.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "debrief/date.h"

namespace debrief {

// One file as the file system sees it.
struct FileStatus {
  std::string path;           // absolute, without "." and ".."
  std::uint64_t size = 0;     // bytes
  std::int64_t modified = 0;  // nanoseconds since 1970

  bool operator==(const FileStatus&) const = default;
};

// A path that could not be looked at, or that holds no brief, and why. When a `folder`
// cannot be read, what is known of the files below it is neither new nor gone.
struct Refusal {
  std::string path;
  std::string reason;
  bool folder = false;

  bool operator==(const Refusal&) const = default;
};

struct Archive {
  std::vector<FileStatus> files;  // by path, each once
  std::vector<Refusal> refusals;  // by path
  std::vector<std::string>
      roots;  // the absolute paths that were asked for, also what is gone
};

// Every regular file at or under PATHS, except those whose name begins with a dot, what
// lies in SKIP (the index itself; absolute) and in any other index of debrief. Links are
// followed; one that leads to nothing, or back to a folder it lies in, is refused, and so
// is what is neither file nor folder. A path of PATHS that does not exist has no files:
// whether that is an error is for the caller to say.
Archive walk_archive(const std::vector<std::string>& paths, const std::string& skip);

// The day of a FileStatus::modified in the machine's time zone.
Date day_of(std::int64_t modified);

// PATH from the working folder, without "." and ".."; links stay as they are.
std::string absolute_path(const std::string& path);

}  // namespace debrief
