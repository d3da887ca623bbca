#include "indexer/archive_habits.h"

#include <cstddef>

#include "indexer/read_briefs.h"

namespace debrief {
namespace {

constexpr std::size_t sampled_files = 256;  // enough to know the footers of most archives
constexpr std::size_t parts_a_sample = 8;   // of one mailbox more are not needed

}  // namespace

void add_sample(const FileTasks& tasks, const JsonMapping& mapping, Habits& habits) {
  const std::size_t step = tasks.size() / sampled_files + 1;
  for (std::size_t i = 0; i < tasks.size(); i += step) {
    const FilePart* part = part_of(tasks[i]);
    if (part != nullptr && i / step % parts_a_sample != 0) continue;
    const FileBytes file = read_bytes(tasks[i].file, part);
    if (!file.refusal.empty()) continue;
    const FileOutline outline =
        outline_file(tasks[i].file.path, file.bytes, mapping, part);
    for (const BriefOutline& brief : outline.briefs) {
      habits.endings.add(brief.title, brief.endings);
      habits.orders.add(brief.orders);
    }
  }
}

}  // namespace debrief
