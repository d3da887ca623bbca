#include <optional>
#include <set>
#include <string>
#include <utility>

#include "indexer/archive_habits.h"
#include "indexer/file_in_parts.h"
#include "indexer/fill_report.h"
#include "indexer/in_order.h"
#include "indexer/plan_update.h"
#include "indexer/split_file.h"
#include "indexer/update_index.h"

namespace debrief {
namespace {

using Print = std::function<void(const Brief&)>;

// A part of a file: what it holds is printed at once, what it says of itself after the
// last.
struct PartsRead {
  FileInParts file{std::nullopt};
  std::set<std::string> formats;
};

void take(const FileTask& task, FileBriefs file, PartsRead& parts, const Print& print,
          Report& report) {
  if (!task.part || task.part->is_first) parts = PartsRead();
  for (ReadBrief& entry : file.briefs) {
    if (entry.is_shared)
      entry.brief.path = task.file.path + '#' + parts.file.number(entry.fragment);
    parts.formats.insert(entry.brief.format);
    print(entry.brief);
  }
  if (task.part) parts.file.add_notes(file.notes, file.more_notes);
  if (task.part && !task.part->is_last && file.refusal.empty()) return;
  if (task.part) file.notes = parts.file.take_notes();
  if (task.part && parts.formats.empty() && file.refusal.empty()) {
    file.refusal = file.notes.empty() ? "no brief in it" : file.notes.front();
    file.notes.clear();
  }
  if (!file.refusal.empty())
    report.refused.push_back({task.file.path, file.refusal, false});
  tell(task.file.path, file.notes, parts.formats, report);
}

}  // namespace

Report parse_archive(const UpdateOptions& options, const NameBook& names,
                     const std::function<void(const Brief&)>& print) {
  Archive archive = walk_archive(options.paths, {});
  UpdatePlan plan = plan_update(archive, {}, false);
  require_something(archive, plan.missing);
  plan.to_read = split_tasks(std::move(plan.to_read));
  Report report;
  report.refused = archive.refusals;
  report.refused.insert(report.refused.end(), plan.missing.begin(), plan.missing.end());
  // Every file, so that what is printed is what an index of them would hold.
  Habits habits;
  for (const FileTask& task : plan.to_read) add_sample({task}, options.mapping, habits);
  const RepeatedLines repeated = habits.endings.repeated();
  const ReadContext context{names, repeated, options.today, habits.orders.order(),
                            options.mapping};
  PartsRead parts;
  in_order(
      plan.to_read.size(), options.jobs, options.jobs * files_ahead,
      [&](std::size_t, std::size_t i) {
        const FileTask& task = plan.to_read[i];
        const FileBytes file = read_bytes(task.file, part_of(task));
        if (!file.refusal.empty()) return FileBriefs{{}, file.refusal, {}};
        return read_briefs(task.file, file.bytes, context, part_of(task));
      },
      [&](std::size_t i, FileBriefs file) {
        take(plan.to_read[i], std::move(file), parts, print, report);
        report.stopped = options.stop != nullptr && *options.stop;
        return !report.stopped;
      },
      [&](std::size_t i) { return bytes_of(plan.to_read[i]); }, bytes_ahead);
  sort_by_path(report.refused);
  return report;
}

}  // namespace debrief
