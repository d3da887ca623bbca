// An index in memory, made from texts as the indexer makes it: for tests of both halves
// together.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "query/flags.h"
#include "query/index_set.h"
#include "query/results.h"

namespace debrief {

// Each a file: its name and what is in it. Saved and read on 2026-05-01.
using Files = std::vector<std::pair<std::string, std::string>>;
IndexSet index_in_memory(const Files& files);

// The same on disk, in a folder that is gone again before this returns (open files stay):
// for what Xapian cannot do in memory, which is to list metadata (wildcards, "did you
// mean"). GONE: files, by their places, that are removed again: their briefs'
// numbers stay free.
IndexSet index_on_disk(const Files& files, const std::vector<std::size_t>& gone = {});

// What the flags find, as lines: "file.txt" a brief, "file.txt 3 body" a claim.
std::string found_by(const IndexSet& indexes, const QueryFlags& flags);

// The same for a question alone.
std::string found_by(const IndexSet& indexes, const std::string& question,
                     View view = View::briefs);

}  // namespace debrief
