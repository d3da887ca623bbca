#include "indexer/update_index.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <utility>

#include "debrief/analysis.h"
#include "debrief/error.h"
#include "debrief/text.h"
#include "indexer/archive_habits.h"
#include "indexer/fill_report.h"
#include "indexer/find_unchanged.h"
#include "indexer/generations.h"
#include "indexer/in_order.h"
#include "indexer/plan_update.h"
#include "indexer/prepare_file.h"
#include "indexer/repeated_lines.h"
#include "indexer/split_file.h"
#include "indexer/take_in_files.h"
#include "indexer/write_index.h"

namespace debrief {
namespace {

// What so many took is free when they are read.
constexpr std::size_t files_at_once = 1U << 15;

FileTasks take_first(FileTasks& tasks, std::size_t count) {
  const auto end =
      tasks.begin() + static_cast<std::ptrdiff_t>(std::min(count, tasks.size()));
  FileTasks first(std::make_move_iterator(tasks.begin()), std::make_move_iterator(end));
  tasks.erase(tasks.begin(), end);
  return first;
}

void pack_all(const std::string& path, PreparedFile& file, Deflater& deflater) {
  for (std::size_t i = 0; i < file.documents.size(); ++i)
    pack_document(brief_path(path, file.briefs[i].fragment), file.documents[i], deflater);
}

// As it is known, or as it is, where that does not hold.
FileStatus status_of(const std::string& path, const KnownFile& file) {
  if (file.size != to_be_read) return {path, file.size, file.modified};
  std::vector<FileStatus> found = walk_archive({path}, {}).files;
  return found.empty() ? FileStatus{path, 0, 0} : std::move(found.front());
}

class Update {
 public:
  Update(const UpdateOptions& options, const NameBook& names)
      : options_(options),
        names_(names),
        lock_(options.dir),
        writer_(options.dir, options.rebuild, options.shards),
        intake_(writer_, names, report_) {}

  Report run(Archive archive) {
    const bool fresh = writer_.ledger().files().empty();
    if (fresh) writer_.set_reader(options_.reader);
    const bool all = writer_.reader() != options_.reader;
    note_refused(archive);
    UpdatePlan plan = plan_update(archive, writer_.ledger(), all);
    require_something(archive, plan.missing);
    if (!plan.gone.empty()) intake_.look_for_moved();
    report_.unchanged = plan.unchanged;
    report_.refused = archive.refusals;
    for (Refusal& refusal : plan.missing) report_.refused.push_back(std::move(refusal));

    plan.to_read = split_tasks(std::move(plan.to_read));
    Habits habits;
    add_sample(plan.to_read, options_.mapping, habits);
    add_known(habits);
    total_ = plan.to_read.size();
    read_in_bulk(plan.to_read, habits);
    read_and_free(std::move(plan.to_read), habits);
    if (!options_.keep_missing && !report_.stopped) intake_.take_out_gone(plan.gone);
    while (!report_.stopped && read_again()) continue;
    finish();
    list_refused(all ? &archive : nullptr);
    return std::move(report_);
  }

 private:
  // What a second look at each of many costs is little beside the memory.
  void add_known(Habits& habits) {
    const KnownFiles& files = writer_.ledger().files();
    if (files.size() > files_at_once)
      for (const auto& [path, file] : files)
        for (const KnownBrief& brief : file.briefs) habits.endings.expect(brief.endings);
    for (const auto& [path, file] : files)
      for (const KnownBrief& brief : file.briefs) {
        habits.endings.add(brief.title, brief.endings);
        habits.orders.add(brief.orders);
      }
  }

  // Takes the new files from TASKS when they are many, and reads them.
  void read_in_bulk(FileTasks& tasks, const Habits& habits) {
    const auto is_known = [&](const FileTask& task) {
      return writer_.ledger().files().contains(task.file.path);
    };
    std::size_t files = 0;
    std::uint64_t bytes = 0;
    for (const FileTask& task : tasks) {
      if (is_known(task)) continue;
      files += task.part ? task.part->count : 1;
      bytes += bytes_of(task);
    }
    if (!writer_.expect(files, bytes, options_.jobs)) return;
    FileTasks fresh;
    FileTasks others;
    in_bulk_.emplace();
    for (; !tasks.empty(); tasks.pop_front()) {
      const bool known = is_known(tasks.front());
      if (!known) in_bulk_->push_back(hash_bytes(tasks.front().file.path));
      (known ? others : fresh).push_back(std::move(tasks.front()));
    }
    tasks = std::move(others);
    std::sort(in_bulk_->begin(), in_bulk_->end());
    if (writer_.ledger().files().empty()) in_bulk_.reset();
    read_and_free(std::move(fresh), habits);
    while (!report_.stopped && read_again()) continue;
    in_bulk_.reset();
    if (report_.stopped) return;
    for (std::string& path : writer_.land()) intake_.must_read_again(std::move(path));
  }

  // While others come in bulk, what the index held before waits.
  bool may_read_now(const std::string& path) const {
    return !in_bulk_ ||
           std::binary_search(in_bulk_->begin(), in_bulk_->end(), hash_bytes(path));
  }

  void read_and_free(FileTasks tasks, const Habits& habits) {
    if (tasks.empty()) return;
    const RepeatedLines repeated = habits.endings.repeated();
    while (!tasks.empty() && !report_.stopped)
      read_all(take_first(tasks, files_at_once), repeated, habits.orders.order(), true);
  }

  void read_all(const FileTasks& tasks, const RepeatedLines& repeated, DayOrder order,
                bool counted) {
    const ReadContext context{names_, repeated, options_.today, order, options_.mapping};
    std::vector<Analyzer> analyzers(options_.jobs);
    std::vector<Deflater> deflaters(options_.jobs);
    in_order(
        tasks.size(), options_.jobs, options_.jobs * files_ahead,
        [&](std::size_t worker, std::size_t i) {
          PreparedFile file = prepare_file(tasks[i], context, analyzers[worker]);
          if (writer_.wants_packed())
            pack_all(tasks[i].file.path, file, deflaters[worker]);
          return file;
        },
        [&](std::size_t i, PreparedFile file) {
          intake_.take_in(tasks[i], std::move(file), counted);
          if (counted && options_.progress) options_.progress({++done_, total_});
          report_.stopped = options_.stop != nullptr && *options_.stop;
          if (report_.stopped) intake_.stop_after(tasks[i]);
          return !report_.stopped;
        },
        [&](std::size_t i) { return bytes_of(tasks[i]); }, bytes_ahead);
  }

  // Files whose briefs would be read differently by now: the lines that repeat are
  // others, the order in which dates are written is, or the copy that spoke for them
  // all is gone. False when there are none.
  bool read_again() {
    for (std::string& path : writer_.speakers()) intake_.must_read_again(std::move(path));
    Habits habits;
    add_known(habits);
    const RepeatedLines repeated = habits.endings.repeated();
    const DayOrder order = habits.orders.order();
    habits = {};  // its counts take memory
    const std::set<std::string> asked_for = intake_.take_read_again();
    FileTasks tasks;
    for (const auto& [path, file] : writer_.ledger().files()) {
      const bool is_other = std::any_of(
          file.briefs.begin(), file.briefs.end(), [&](const KnownBrief& brief) {
            return repeated_bits(brief.endings, repeated) != brief.removed ||
                   (brief.orders.either && brief.read_as != order);
          });
      if ((is_other || asked_for.count(path) != 0) &&
          intake_.unreadable().count(path) == 0 && may_read_now(path))
        tasks.push_back({status_of(path, file), {}, {}});
    }
    tasks = split_tasks(std::move(tasks));
    read_all(tasks, repeated, order, false);
    return !tasks.empty();
  }

  void finish() {
    if (report_.stopped) return writer_.stop();
    writer_.set_reader(options_.reader);
    writer_.finish();
  }

  // Also what was refused before and has not changed since.
  void note_refused(const Archive& archive) {
    for (const FileStatus& file : archive.files)
      if (const auto known = writer_.ledger().find(file.path);
          known && !known->refusal.empty())
        refused_.insert(file.path);
  }

  // ASKED_FOR: where the others were read as well.
  void list_refused(const Archive* asked_for) {
    const auto is_before = [](const FileStatus& file, const std::string& path) {
      return file.path < path;
    };
    refused_.insert(intake_.refused().begin(), intake_.refused().end());
    for (const std::string& path : refused_) {
      const std::optional<KnownFile> known = writer_.ledger().find(path);
      if (!known || known->refusal.empty()) continue;
      if (asked_for != nullptr) {
        const auto& files = asked_for->files;
        const auto at = std::lower_bound(files.begin(), files.end(), path, is_before);
        if (at == files.end() || at->path != path) continue;
      }
      report_.refused.push_back({path, known->refusal, false});
    }
    sort_by_path(report_.refused);
  }

  const UpdateOptions& options_;
  const NameBook& names_;
  IndexLock lock_;
  IndexWriter writer_;
  Report report_;
  FileIntake intake_;
  std::size_t done_ = 0;   // files
  std::size_t total_ = 0;  // to be read
  // Hashes of the paths that come in bulk right now, beside others that are known.
  std::optional<std::vector<std::uint64_t>> in_bulk_;
  std::set<std::string> refused_;  // paths of files that hold no brief, or once held none
};

}  // namespace

Report update_index(const UpdateOptions& options, const NameBook& names) {
  Archive archive = walk_archive(options.paths, absolute_path(options.dir));
  // Before an index is made for nothing.
  if (!has_index(options.dir)) require_something(archive, missing_roots(archive, {}));
  if (!options.rebuild && has_index(options.dir)) {
    require_shards(options.dir, false, options.shards);
    const IndexLock lock(options.dir);  // one who writes right now knows better
    if (auto report = find_unchanged(options.dir, options.reader, archive)) {
      remove_unused(options.dir, generation_in_use(options.dir));
      return std::move(*report);
    }
  }
  return Update(options, names).run(std::move(archive));
}

}  // namespace debrief
