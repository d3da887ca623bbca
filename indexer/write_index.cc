#include "indexer/write_index.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <utility>

#include "debrief/error.h"
#include "debrief/index.h"
#include "debrief/schema.h"
#include "debrief/text.h"
#include "debrief/values.h"
#include "indexer/choose_writer.h"
#include "indexer/fixed_metadata.h"
#include "indexer/generations.h"
#include "indexer/id_number.h"
#include "indexer/link_versions.h"
#include "indexer/positions/compact_databases.h"
#include "indexer/translated.h"

namespace debrief {

IndexWriter::IndexWriter(const std::string& dir, bool rebuild,
                         std::optional<std::size_t> shards)
    : dir_(dir), store_(choose_positions(dir, shards)) {
  require_shards(dir, rebuild, shards);
  const std::string used = generation_in_use(dir);
  remove_unused(dir, used);
  count_ = std::max<std::size_t>(1, shards ? *shards : shards_in_use(dir));
  fresh_ = rebuild || used.empty();
  generation_ = fresh_ ? generation_after(used) : used;
  if (fresh_)
    make_generation();
  else
    (void)open_index(dir);  // refuses what is not ours, with the hint that helps
  open_generation();
  if (!fresh_) ledger_ = translated(dir, [&] { return Ledger(shards_.first()); });
  for (const auto& [file_path, file] : ledger_.files())
    for (const KnownBrief& brief : file.briefs) ids_.emplace(id_number(brief.id), 0);
  if (!fresh_) mend();
  replaces_ = fresh_ && !used.empty();
  if (fresh_ && used.empty()) {  // nothing to protect: readers may watch it grow
    put_in_use(dir_, generation_, count_);
    fresh_ = false;
  }
}

std::vector<std::string> IndexWriter::paths() const {
  return shard_paths(dir_, generation_, count_);
}

void IndexWriter::make_generation() {
  make_folders();
  translated(dir_, [&] { Shards::make(paths(), fixed_metadata(store_, false)); });
}

// Empty, or the first file there says why not.
void IndexWriter::make_folders() {
  std::error_code error;
  std::filesystem::remove_all(fmt::format("{}/{}", dir_, generation_), error);
  for (const std::string& path : paths())
    std::filesystem::create_directories(path, error);
}

void IndexWriter::open_generation() {
  translated(dir_, [&] {
    shards_.open(paths());
    if (count_ == 1) rewritten_ = RewrittenBriefs(shards_.first(), paths().front());
  });
}

bool IndexWriter::expect(std::size_t files, std::uint64_t bytes, std::size_t jobs) {
  jobs_ = jobs;
  const std::size_t documents = shards_.briefs();
  const std::uint64_t on_disk = bytes_in(paths());
  if (choose_writer({files, bytes, documents, on_disk, dir_, store_}) ==
      WriterKind::ordinary)
    return false;
  reader_ = reader();
  shards_.close();
  if (documents != 0 || !ledger_.files().empty()) base_ = generation_;
  if (!fresh_) generation_ = generation_after(generation_);
  fresh_ = true;
  make_folders();
  bulk_.emplace(paths(), store_);
  for (const auto& [key, value] : fixed_metadata(store_, true))
    bulk_->set_metadata(key, value);
  return true;
}

std::vector<std::string> IndexWriter::land() {
  end_bulk();
  if (!replaces_) {
    commit();
    use_generation();
  }
  return std::exchange(later_, {});
}

// From here on all is as if Xapian had written it.
void IndexWriter::end_bulk() {
  // Or nearly every block of the tables would be written anew for them later.
  std::vector<GroupedBrief> groups = version_groups(ledger_);
  std::sort(groups.begin(), groups.end(),  // what is the same is kept once if in a row
            [](const GroupedBrief& a, const GroupedBrief& b) { return a.key < b.key; });
  for (const GroupedBrief& brief : std::exchange(groups, {}))
    bulk_->link(id_of(brief.id), id_of(brief.key));
  bulk_->finish(jobs_);
  const auto pending = bulk_->pending();
  bulk_.reset();
  if (!base_.empty()) join_base();
  open_generation();
  ids_.clear();
  for (const auto& [path, file] : ledger_.files())
    for (const KnownBrief& brief : file.briefs) ids_.emplace(id_number(brief.id), 0);
  set_reader(reader_);
  apply(pending);
}

// The generation becomes the one that holds both, shard by shard.
void IndexWriter::join_base() {
  const std::string added = generation_;
  const std::vector<std::string> base_paths = shard_paths(dir_, base_, count_);
  const std::vector<std::string> added_paths = paths();
  generation_ = generation_after(generation_);
  make_folders();
  translated(dir_, [&] {
    for (std::size_t i = 0; i < count_; ++i)
      compact_databases({base_paths[i], added_paths[i]}, paths()[i]);
  });
  std::error_code error;  // the next writer takes it away if need be
  std::filesystem::remove_all(fmt::format("{}/{}", dir_, added), error);
  base_.clear();
}

// Paths of briefs that could not be read again: they stand there nevertheless.
void IndexWriter::apply(const std::map<std::string, BulkDocuments::Pending>& pending) {
  translated(dir_, [&] {
    for (const auto& [id, brief] : pending)
      if (const Xapian::docid known = find(id); known != 0)
        set_paths(id, known, brief.paths);
  });
}

void IndexWriter::set_paths(const std::string& id, Xapian::docid document,
                            const std::vector<std::string>& paths) {
  DocumentParts parts = parts_of(shards_.of(id).get_document(document));
  Record record = unpack_record(parts.data);
  record.paths = paths;
  std::erase_if(parts.terms, [](const DocumentTerm& one) {
    return one.name.starts_with(path_prefix);
  });
  finish_document(parts, record);
  shards_.note_change(id, document);
  shards_.of(id).replace_document(document, document_of(parts));
}

std::string IndexWriter::reader() const {
  return bulk_ ? reader_ : shards_.first().get_metadata(std::string(reader_key));
}

void IndexWriter::set_reader(const std::string& reader) {
  if (this->reader() != reader && !bulk_)
    shards_.first().set_metadata(std::string(reader_key), reader);
  reader_ = reader;
}

std::vector<std::string> IndexWriter::speakers() {
  return bulk_ ? bulk_->speakers() : std::vector<std::string>();
}

Xapian::docid IndexWriter::find(const std::string& id) {
  std::uint32_t* const known = ids_.find(id_number(id));
  if (known == nullptr) return 0;
  if (*known == 0) {
    const std::string name = std::string(id_prefix) + id;
    const Xapian::WritableDatabase& db = shards_.of(id);
    const auto posting = db.postlist_begin(name);
    if (posting != db.postlist_end(name)) *known = *posting;
  }
  return *known;
}

void IndexWriter::add_aliases(const NameBook& names, const Record& record) {
  translated(dir_, [&] {
    for (const auto& [key, name] : spellings_.add(names, record)) {
      if (bulk_)
        bulk_->set_metadata(key, name);
      else
        shards_.set_new_metadata(key, name);
    }
  });
}

void IndexWriter::save_synonyms() {
  for (auto& [key, others] : spellings_.take_synonyms()) {
    const std::string before = shards_.first().get_metadata(key);
    for (const std::string_view known : unpack_values(before)) others.emplace_back(known);
    shards_.set_metadata(key, pack_values(std::move(others)));
  }
}

bool IndexWriter::is_settled() const {
  return !shards_.first().get_metadata(std::string(settled_key)).empty();
}

void IndexWriter::set_settled(bool settled) {
  if (is_settled() != settled)
    shards_.first().set_metadata(std::string(settled_key), settled ? "yes" : "");
}

void IndexWriter::stop() {
  if (!bulk_) return commit();
  if (!replaces_) (void)land();
}

void IndexWriter::commit() {
  if (bulk_) return;
  translated(dir_, [&] {
    save_synonyms();
    shards_.commit_briefs();
    set_settled(false);
    rewritten_.save(shards_.first());
    // What nobody reads yet need not be added to: it is written as it is to stay.
    fresh_ ? ledger_.settle(shards_.first()) : ledger_.save(shards_.first());
    shards_.commit();
  });
}

void IndexWriter::finish() {
  translated(dir_, [&] {
    if (ledger_.is_changed() || !is_settled()) {
      Xapian::WritableDatabase all = shards_.all();
      for (const Xapian::docid id : link_versions(all, ledger_)) shards_.note_mark(id);
    }
    save_synonyms();
    shards_.commit_briefs();
    set_settled(true);
    rewritten_.save(shards_.first());
    ledger_.settle(shards_.first());
    shards_.commit();
    // Readers do without them, more slowly: a disk too full for them is no failure.
    shards_.renew_facets();
  });
  use_generation();
}

void IndexWriter::use_generation() {
  if (fresh_) put_in_use(dir_, generation_, count_);
  fresh_ = false;
}

}  // namespace debrief
