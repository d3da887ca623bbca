#include "indexer/prepare_file.h"

#include <utility>

#include "indexer/repeated_lines.h"

namespace debrief {

const FilePart* part_of(const FileTask& task) {
  return task.part.get();
}

std::size_t bytes_of(const FileTask& task) {
  const FilePart* part = part_of(task);
  if (part == nullptr) return task.file.size;
  return part->too_large ? 0 : part->end - part->begin;
}

PreparedFile prepare_file(const FileTask& task, const ReadContext& context,
                          Analyzer& analyzer) {
  using State = PreparedFile::State;
  PreparedFile out;
  const FilePart* part = part_of(task);
  if (part != nullptr && task.known == part->content) {
    out.content = part->content;
    out.state = State::same;
    return out;
  }
  const FileBytes file = read_bytes(task.file, part);
  out.refusal = file.refusal;
  if (file.gone || file.unreadable || !file.refusal.empty()) {
    out.state = file.gone         ? State::gone
                : file.unreadable ? State::unreadable
                                  : State::refused;
    return out;
  }
  out.content = part != nullptr ? part->content : hash_bytes(file.bytes);
  if (task.known == out.content) {
    out.state = State::same;
    return out;
  }
  FileBriefs read = read_briefs(task.file, file.bytes, context, part);
  out.refusal = std::move(read.refusal);
  out.notes = std::move(read.notes);
  out.more_notes = read.more_notes;
  out.state = out.refusal.empty() ? State::read : State::refused;
  for (const ReadBrief& entry : read.briefs) {
    out.formats.insert(entry.brief.format);
    out.are_shared.push_back(entry.is_shared);
    out.documents.push_back(make_document(entry.brief, analyzer));
    out.briefs.push_back(
        {entry.brief.id, entry.fragment, entry.outline.title, entry.outline.endings,
         repeated_bits(entry.outline.endings, context.repeated),
         out.documents.back().sketch, entry.outline.orders, context.order});
  }
  return out;
}

}  // namespace debrief
