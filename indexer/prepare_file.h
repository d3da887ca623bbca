// A file -> what the index will hold of it: the work that many threads share.
#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "debrief/analysis.h"
#include "indexer/formats/file_part.h"
#include "indexer/ledger.h"
#include "indexer/make_document.h"
#include "indexer/read_briefs.h"
#include "indexer/walk_archive.h"

namespace debrief {

struct FileTask {
  FileStatus file;
  std::optional<std::uint64_t> known;  // hash of the content that need not be read again
  // Of the file; none, as with nearly all: all of it.
  std::shared_ptr<const FilePart> part;
};

// Many of them: those at the front can be given back while the others wait.
using FileTasks = std::deque<FileTask>;

// Its part; nullptr: all of the file.
const FilePart* part_of(const FileTask& task);

// How many bytes are read of the file.
std::size_t bytes_of(const FileTask& task);

// As many bytes of files may be read or wait as documents, which take ten times that.
inline constexpr std::size_t bytes_ahead = 32U << 20;
inline constexpr std::size_t files_ahead = 16;  // and so many files for each thread

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
  std::size_t more_notes = 0;     // of a part, that were left out
  std::set<std::string> formats;  // of its briefs
  std::vector<KnownBrief> briefs;
  std::vector<bool> are_shared;  // of a part: their fragments lack their number
  std::vector<PreparedDocument> documents;
};

PreparedFile prepare_file(const FileTask& task, const ReadContext& context,
                          Analyzer& analyzer);

}  // namespace debrief
