#include "indexer/take_in_files.h"

#include <algorithm>

#include "indexer/fill_report.h"

namespace debrief {
namespace {

using State = PreparedFile::State;

// Xapian's writer is fastest with small batches: 500 to 1,000 documents at a time.
constexpr std::size_t briefs_a_commit = 1000;

}  // namespace

void FileIntake::take_in(const FileTask& task, PreparedFile prepared, bool counted) {
  take_in_next(task, std::move(prepared), counted);
  if (!task.part || task.part->is_last) in_parts_.reset();
}

void FileIntake::take_in_next(const FileTask& task, PreparedFile prepared, bool counted) {
  const FileStatus& file = task.file;
  if (task.part && prepared.state != State::same) {
    take_in_part(file.path, *task.part, prepared);
    if (!task.part->is_last) return;
    prepared = in_parts_->whole();
  }
  const std::optional<KnownFile> found =
      in_parts_ ? std::nullopt : writer_.ledger().find(file.path);
  const KnownFile* known = in_parts_ ? in_parts_->before() : found ? &*found : nullptr;
  if (counted) count(file.path, known, prepared);
  if (counted) tell(file.path, prepared.notes, prepared.formats, report_);
  if (prepared.state == State::unreadable) {
    report_.refused.push_back({file.path, prepared.refusal, false});
    unreadable_.insert(file.path);
    return;
  }
  if (prepared.state == State::gone) {
    if (writer_.ledger().files().contains(file.path)) take_out(file.path);
    return;
  }
  KnownFile fresh{file.size, file.modified, prepared.content, prepared.refusal,
                  std::move(prepared.briefs)};
  if (prepared.state == State::same) {
    fresh.refusal = known->refusal;
    fresh.briefs = known->briefs;
  } else {
    replace(file.path, fresh, std::move(prepared.documents));
  }
  if (!fresh.refusal.empty()) refused_.insert(file.path);
  writer_.ledger().put(file.path, std::move(fresh));
  if (uncommitted_ >= briefs_a_commit) commit();
}

void FileIntake::stop_after(const FileTask& task) {
  if (in_parts_) writer_.ledger().put(task.file.path, in_parts_->so_far());
}

// What comes of it goes in; the ledger knows of it at each commit.
void FileIntake::take_in_part(const std::string& path, const FilePart& part,
                              PreparedFile& prepared) {
  if (part.is_first) in_parts_.emplace(writer_.ledger().find(path));
  in_parts_->add(part, prepared);
  add_all(path, prepared.briefs, std::move(prepared.documents));
  const std::size_t known = in_parts_->size();
  // Seldom, for the ledger's entry is then written as a whole.
  const bool commits = uncommitted_ >= std::max(briefs_a_commit, known / 4);
  if (commits || part.is_last) writer_.ledger().put(path, in_parts_->so_far());
  if (commits) commit();
}

void FileIntake::commit() {
  writer_.commit();
  uncommitted_ = 0;
}

// The refused are counted where they are listed.
void FileIntake::count(const std::string& path, const KnownFile* known,
                       const PreparedFile& file) {
  const bool was_there = known != nullptr && known->refusal.empty();
  if (file.state == State::gone) {
    report_.removed += was_there ? 1 : 0;
  } else if (file.state == State::same) {
    report_.unchanged += was_there ? 1 : 0;
  } else if (file.state == State::read && !was_there) {
    ++report_.added;
    if (looks_for_moved_) added_.emplace(file.content, path);
  } else if (file.state == State::read) {
    ++(known->content == file.content ? report_.unchanged : report_.changed);
  }
}

// Puts the briefs of a file in the place of those it had.
void FileIntake::replace(const std::string& path, const KnownFile& fresh,
                         std::vector<PreparedDocument> documents) {
  const std::optional<KnownFile> known = writer_.ledger().find(path);
  if (known && known->briefs.size() == 1 && documents.size() == 1 &&
      known->briefs[0].fragment == fresh.briefs[0].fragment) {
    writer_.add_aliases(names_, documents[0].record);
    if (writer_.replace(brief_path(path, fresh.briefs[0].fragment), known->briefs[0].id,
                        documents[0])) {
      ++uncommitted_;
      return;
    }
  }
  std::set<std::pair<std::string, std::string>> kept;
  for (const KnownBrief& brief : fresh.briefs) kept.emplace(brief.fragment, brief.id);
  if (known)
    for (const KnownBrief& brief : known->briefs)
      if (kept.count({brief.fragment, brief.id}) == 0) take_out(path, brief);
  add_all(path, fresh.briefs, std::move(documents));
}

void FileIntake::add_all(const std::string& path, const std::vector<KnownBrief>& briefs,
                         std::vector<PreparedDocument> documents) {
  uncommitted_ += documents.size();
  for (std::size_t i = 0; i < documents.size(); ++i) {
    writer_.add_aliases(names_, documents[i].record);
    writer_.add(brief_path(path, briefs[i].fragment), std::move(documents[i]));
  }
}

void FileIntake::take_out(const std::string& path, const KnownBrief& brief) {
  must_read_again(writer_.remove(brief_path(path, brief.fragment), brief.id));
}

void FileIntake::must_read_again(std::string path) {
  if (path.empty()) return;
  // With or without a fragment: which of the two is a file, the ledger knows.
  read_again_.insert(path.substr(0, path.rfind('#')));
  read_again_.insert(std::move(path));
}

void FileIntake::take_out(const std::string& path) {
  const std::optional<KnownFile> known = writer_.ledger().find(path);
  for (const KnownBrief& brief : known->briefs) take_out(path, brief);
  writer_.ledger().erase(path);
}

void FileIntake::take_out_gone(const std::vector<std::string>& gone) {
  for (const std::string& path : gone) {
    const std::optional<KnownFile> known = writer_.ledger().find(path);
    if (!known) continue;
    if (known->refusal.empty()) {
      // Gone here and new there, byte for byte: it has moved, which is one change.
      const auto moved = added_.find(known->content);
      ++(moved == added_.end() ? report_.removed : report_.changed);
      if (moved != added_.end()) {
        --report_.added;
        added_.erase(moved);
      }
    }
    take_out(path);
  }
}

}  // namespace debrief
