// The archive -> a folder or a tar stream.
#pragma once

#include <cstdint>
#include <string>

#include "corpus/generator/plan_brief.h"

namespace debrief::generator {

struct Extent {
  std::uint64_t first = 0;          // number of the first brief
  std::uint64_t count = 0;          // how many
  std::uint64_t per_folder = 1000;  // at least 1

  bool operator==(const Extent&) const = default;
};

// FOLDER/000000/000123_9f8e7d6c5b4a3f2e.txt …: the subfolder is the brief's number
// divided by per_folder. Makes FOLDER where it is missing. Throws Error when it holds
// anything already (with first > 0 only when one of these files is there: an archive may
// be continued) and when a file cannot be written; what was written until then stays.
void write_folder(const Archive& archive, const Extent& extent,
                  const std::string& folder);

// The same files as a tar stream (POSIX.1-1988 ustar) to an open file descriptor; NAME is
// what an error calls it. Throws Error when it cannot be written.
void write_tar(const Archive& archive, const Extent& extent, int descriptor,
               const std::string& name);

}  // namespace debrief::generator
