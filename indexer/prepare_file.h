// A file -> what the index will hold of it: the work that many threads share.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "debrief/analysis.h"
#include "indexer/ledger.h"
#include "indexer/make_document.h"
#include "indexer/read_briefs.h"
#include "indexer/walk_archive.h"

namespace debrief {

struct FileTask {
  FileStatus file;
  std::optional<std::uint64_t> known;  // hash of the content that need not be read again
};

struct PreparedFile {
  enum class State {
    read,        // briefs and documents, one for each other
    same,        // the content is the known one: only touched
    refused,     // holds no brief: `refusal` says why
    unreadable,  // the file system refused it: what it holds is not known to have changed
    gone         // not there any more
  };
  State state = State::read;
  std::uint64_t content = 0;
  std::string refusal;
  std::vector<std::string> notes;
  std::set<std::string> formats;  // of its briefs
  std::vector<KnownBrief> briefs;
  std::vector<PreparedDocument> documents;
};

PreparedFile prepare_file(const FileTask& task, const ReadContext& context,
                          Analyzer& analyzer);

}  // namespace debrief
