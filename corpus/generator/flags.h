// The command line of debrief-generate.
#pragma once

#include <optional>
#include <string>

#include "corpus/generator/plan_brief.h"
#include "corpus/generator/write_archive.h"

namespace debrief::generator {

struct Flags {
  Archive archive;
  Extent extent;
  std::string folder;
  bool tar = false;
  std::string help;  // not empty: print this, do nothing
};

// Throws Error, with a hint, at what is not understood: an unknown flag, a missing -n or
// -o, a number or date out of bounds, --since after --until.
Flags read_flags(int argc, const char* const* argv);

}  // namespace debrief::generator
