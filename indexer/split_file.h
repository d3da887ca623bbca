// A large file -> the parts in which it is read, so that memory stays small.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "indexer/formats/file_part.h"
#include "indexer/prepare_file.h"
#include "indexer/walk_archive.h"

namespace debrief {

inline constexpr std::size_t part_size = 1U << 20;  // bytes, about; or one mail

// The parts of a mailbox, of JSON Lines or of a JSON array, in order and without gaps, cut
// where a mail, a line or an element begins; each has at most SIZE bytes or is one of
// them. They are together what read_draft() would read of the whole. None: the file is
// nothing that can be read in parts, or cannot be read.
std::vector<FilePart> split_file(const FileStatus& file, std::size_t size = part_size);

// TASKS with those of large files, of more than four times part_size, replaced by one for
// each of their parts. One of which the content is the known one stays one task.
FileTasks split_tasks(FileTasks tasks);

}  // namespace debrief
