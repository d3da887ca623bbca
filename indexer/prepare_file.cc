#include "indexer/prepare_file.h"

#include <utility>

#include "indexer/repeated_lines.h"

namespace debrief {

PreparedFile prepare_file(const FileTask& task, const ReadContext& context,
                          Analyzer& analyzer) {
  using State = PreparedFile::State;
  PreparedFile out;
  const FileBytes file = read_bytes(task.file);
  out.refusal = file.refusal;
  if (file.gone || file.unreadable || !file.refusal.empty()) {
    out.state = file.gone         ? State::gone
                : file.unreadable ? State::unreadable
                                  : State::refused;
    return out;
  }
  out.content = hash_bytes(file.bytes);
  if (task.known == out.content) {
    out.state = State::same;
    return out;
  }
  FileBriefs read = read_briefs(task.file, file.bytes, context);
  out.refusal = std::move(read.refusal);
  out.notes = std::move(read.notes);
  out.state = out.refusal.empty() ? State::read : State::refused;
  for (const ReadBrief& entry : read.briefs) {
    out.formats.insert(entry.brief.format);
    out.documents.push_back(make_document(entry.brief, analyzer));
    out.briefs.push_back(
        {entry.brief.id, entry.fragment, entry.outline.title, entry.outline.endings,
         repeated_bits(entry.outline.endings, context.repeated),
         out.documents.back().sketch, entry.outline.orders, context.order});
  }
  return out;
}

}  // namespace debrief
