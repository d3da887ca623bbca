#include "indexer/write_index.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <utility>

#include "debrief/analysis.h"
#include "debrief/error.h"
#include "debrief/facet_table.h"
#include "debrief/index.h"
#include "debrief/schema.h"
#include "debrief/text.h"
#include "debrief/values.h"
#include "indexer/choose_writer.h"
#include "indexer/generations.h"
#include "indexer/link_versions.h"
#include "indexer/names/initials.h"
#include "indexer/side_by_side_key.h"

namespace debrief {
namespace {

// Xapian's exceptions as ours, at the edge.
template <class Fn>
auto translated(const std::string& dir, Fn fn) {
  try {
    return fn();
  } catch (const Xapian::DatabaseLockError&) {
    throw Error(fmt::format("the index at {} is being written by another program",
                            printable(dir)),
                "wait until it is done");
  } catch (const Xapian::Error& error) {
    throw Error(
        fmt::format("cannot write the index at {}: {}{}", printable(dir),
                    printable(error.get_msg()),
                    error.get_error_string() == nullptr
                        ? std::string()
                        : fmt::format(" ({})", error.get_error_string())),
        "what was committed before is still there; run again when this is mended");
  }
}

// What every generation says of itself from its beginning.
std::vector<std::pair<std::string, std::string>> fixed_metadata() {
  return {{std::string(schema_key), std::to_string(schema_version)},
          {std::string(analysis_key), analysis_fingerprint()}};
}

// Of a document that is all but its paths.
void write_paths(Xapian::Document& document, const Record& record) {
  for (const std::string& path : record.paths)
    document.add_boolean_term(term(path_prefix, path));
  document.set_data(pack_record(record));
}

std::uint64_t bytes_below(const std::string& folder) {
  std::uint64_t bytes = 0;
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(folder, error))
    if (entry.is_regular_file(error)) bytes += entry.file_size(error);
  return bytes;
}

}  // namespace

IndexWriter::IndexWriter(const std::string& dir, bool rebuild) : dir_(dir) {
  const std::string used = generation_in_use(dir);
  remove_unused(dir, used);
  fresh_ = rebuild || used.empty();
  generation_ = fresh_ ? generation_after(used) : used;
  if (fresh_)
    make_generation();
  else
    (void)open_index(dir);  // refuses what is not ours, with the hint that helps
  open_generation();
  if (!fresh_) ledger_ = translated(dir, [&] { return Ledger(db_); });
  for (const auto& [file_path, file] : ledger_.files())
    for (const KnownBrief& brief : file.briefs) ids_.emplace(brief.id, 0);
  replaces_ = fresh_ && !used.empty();
  if (fresh_ && used.empty()) {  // nothing to protect: readers may watch it grow
    put_in_use(dir_, generation_);
    fresh_ = false;
  }
}

void IndexWriter::make_generation() {
  translated(dir_, [&] {
    Xapian::WritableDatabase db(
        fmt::format("{}/{}", dir_, generation_),
        Xapian::DB_CREATE_OR_OVERWRITE | Xapian::DB_BACKEND_GLASS);
    for (const auto& [key, value] : fixed_metadata()) db.set_metadata(key, value);
    db.commit();
  });
}

void IndexWriter::open_generation() {
  translated(dir_, [&] {
    db_ = Xapian::WritableDatabase(fmt::format("{}/{}", dir_, generation_),
                                   Xapian::DB_OPEN | Xapian::DB_BACKEND_GLASS);
    revision_ = db_.get_revision();
    // Xapian must not commit by itself between a brief and what the ledger says of its
    // file.
    db_.begin_transaction();
  });
}

bool IndexWriter::expect(std::size_t files, std::uint64_t bytes, std::size_t jobs) {
  jobs_ = jobs;
  const std::size_t documents = db_.get_doccount();
  const std::uint64_t on_disk = bytes_below(fmt::format("{}/{}", dir_, generation_));
  if (choose_writer({files, bytes, documents, on_disk, dir_}) == WriterKind::ordinary)
    return false;
  reader_ = reader();
  db_.close();
  if (documents != 0 || !ledger_.files().empty()) base_ = generation_;
  if (!fresh_) generation_ = generation_after(generation_);
  fresh_ = true;
  const std::string path = fmt::format("{}/{}", dir_, generation_);
  std::error_code error;
  std::filesystem::remove_all(path, error);
  std::filesystem::create_directory(path, error);  // or the first file there says why
  bulk_.emplace(path);
  for (const auto& [key, value] : fixed_metadata()) bulk_->set_metadata(key, value);
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
  bulk_->finish(jobs_);
  const auto pending = bulk_->pending();
  bulk_.reset();
  if (!base_.empty()) join_base();
  open_generation();
  ids_.clear();
  for (const auto& [path, file] : ledger_.files())
    for (const KnownBrief& brief : file.briefs) ids_.emplace(brief.id, 0);
  set_reader(reader_);
  apply(pending);
}

// The generation becomes the one that holds both.
void IndexWriter::join_base() {
  const std::string added = fmt::format("{}/{}", dir_, generation_);
  generation_ = generation_after(generation_);
  translated(dir_, [&] {
    Xapian::Database both(fmt::format("{}/{}", dir_, base_));
    both.add_database(Xapian::Database(added));
    both.compact(fmt::format("{}/{}", dir_, generation_), Xapian::Compactor::FULL);
  });
  std::error_code error;
  std::filesystem::remove_all(added, error);  // the next writer takes it away if need be
  base_.clear();
}

// Paths of briefs that could not be read again: they stand there nevertheless.
void IndexWriter::apply(const std::map<std::string, BulkDocuments::Pending>& pending) {
  translated(dir_, [&] {
    for (const auto& [id, brief] : pending) {
      const Xapian::docid known = find(id);
      if (known == 0) continue;
      DocumentParts parts = parts_of(db_.get_document(known));
      Record record = unpack_record(parts.data);
      record.paths = brief.paths;
      std::erase_if(parts.terms, [](const DocumentTerm& one) {
        return one.name.starts_with(path_prefix);
      });
      finish_document(parts, record);
      db_.replace_document(known, document_of(parts));
    }
  });
}

std::string IndexWriter::reader() const {
  return bulk_ ? reader_ : db_.get_metadata(std::string(reader_key));
}

void IndexWriter::set_reader(const std::string& reader) {
  if (this->reader() != reader && !bulk_)
    db_.set_metadata(std::string(reader_key), reader);
  reader_ = reader;
}

std::vector<std::string> IndexWriter::speakers() {
  return bulk_ ? bulk_->speakers() : std::vector<std::string>();
}

Xapian::docid IndexWriter::find(const std::string& id) {
  const auto known = ids_.find(id);
  if (known == ids_.end()) return 0;
  if (known->second == 0) {
    const std::string name = std::string(id_prefix) + id;
    const auto posting = db_.postlist_begin(name);
    if (posting != db_.postlist_end(name)) known->second = *posting;
  }
  return known->second;
}

void IndexWriter::add(const std::string& path, PreparedDocument prepared) {
  if (bulk_ && ids_.count(prepared.record.id) != 0) return later_.push_back(path);
  if (bulk_) return bulk_->add(path, std::move(prepared));
  translated(dir_, [&] {
    Record& record = prepared.record;
    record.paths = {path};
    const Xapian::docid known = find(record.id);
    if (known == 0) {
      finish_document(prepared.parts, record);
      ids_[record.id] = db_.add_document(document_of(prepared.parts));
      changed_.push_back(ids_[record.id]);
      add_words(prepared.words);
      return;
    }
    Xapian::Document document = db_.get_document(known);
    Record old = unpack_record(document.get_data());
    const bool was_there = std::binary_search(old.paths.begin(), old.paths.end(), path);
    if (!was_there)
      old.paths.insert(std::lower_bound(old.paths.begin(), old.paths.end(), path), path);
    if (old.paths.front() == path) {
      record.paths = old.paths;
      finish_document(prepared.parts, record);
      if (holds(document, prepared.parts)) return;  // one of many in a file that grew
      document = document_of(prepared.parts);
      add_words(prepared.words);
    } else if (was_there) {
      return;
    } else {
      write_paths(document, old);
    }
    changed_.push_back(known);
    db_.replace_document(known, document);
  });
}

bool IndexWriter::replace(const std::string& path, const std::string& id,
                          const PreparedDocument& prepared) {
  if (bulk_) return false;
  return translated(dir_, [&] {
    const Xapian::docid known = find(id);
    if (known == 0 || (prepared.record.id != id && find(prepared.record.id) != 0))
      return false;
    const Record old = unpack_record(db_.get_document(known).get_data());
    if (old.paths != std::vector<std::string>{path}) return false;
    DocumentParts parts = prepared.parts;
    Record record = prepared.record;
    record.paths = {path};
    finish_document(parts, record);
    db_.replace_document(known, document_of(parts));
    ids_.erase(id);
    ids_[record.id] = known;
    add_words(prepared.words);
    return true;
  });
}

std::string IndexWriter::remove(const std::string& path, const std::string& id) {
  if (bulk_) return bulk_->remove(path, id);
  return translated(dir_, [&]() -> std::string {
    const Xapian::docid known = find(id);
    if (known == 0) return {};
    changed_.push_back(known);
    Xapian::Document document = db_.get_document(known);
    Record record = unpack_record(document.get_data());
    const bool was_first = record.paths.front() == path;
    std::erase(record.paths, path);
    if (record.paths.empty()) {
      db_.delete_document(known);
      ids_.erase(id);
      return {};
    }
    document.remove_term(term(path_prefix, path));
    write_paths(document, record);
    db_.replace_document(known, document);
    return was_first ? record.paths.front() : std::string();
  });
}

void IndexWriter::add_words(
    const std::vector<std::pair<std::string, std::string>>& words) {
  for (const auto& [word, stem] : words)
    if (words_.insert(word).second) set_new_metadata(metadata_key(word_key, word), stem);
}

void IndexWriter::set_new_metadata(const std::string& key, const std::string& value) {
  if (bulk_)
    bulk_->set_metadata(key, value);
  else if (db_.get_metadata(key).empty())
    db_.set_metadata(key, value);
}

void IndexWriter::save_synonyms() {
  for (auto& [key, others] : synonyms_) {
    const std::string before = db_.get_metadata(key);
    for (const std::string_view known : unpack_values(before)) others.emplace_back(known);
    if (std::string now = pack_values(std::move(others)); now != before)
      db_.set_metadata(key, now);
  }
  synonyms_.clear();
}

void IndexWriter::add_aliases(const NameBook& names, const Record& record) {
  if (spellings_.empty())  // one pass over all lists, and only when something is found
    names.for_each_alias(
        [&](NameKind kind, std::string_view alias, std::string_view name) {
          spellings_[fmt::format("{}:{}", name_of(kind), name)].emplace_back(alias);
        });
  const auto add_synonym = [&](const std::string& spelling, const std::string& other) {
    synonyms_[metadata_key(synonym_key, side_by_side_key(spelling))].push_back(other);
  };
  const auto add = [&](NameKind kind, const std::string& name) {
    const auto known = spellings_.find(fmt::format("{}:{}", name_of(kind), name));
    if (known == spellings_.end()) return;
    for (const std::string& alias : known->second) {
      const std::string key =
          metadata_key(fmt::format("{}{}:", alias_key, name_of(kind)), name_key(alias));
      set_new_metadata(key, name);
    }
    if (kind == NameKind::company || kind == NameKind::organization) {
      known->second.push_back(name);
      for (const auto& [initials, words] : pair_initials(known->second)) {
        add_synonym(initials, words);
        if (!is_everyday_word(initials)) add_synonym(words, initials);
      }
    }
    spellings_.erase(known);  // done for this run
  };
  translated(dir_, [&] {
    for (const std::string& name : record.companies) add(NameKind::company, name);
    for (const std::string& name : record.people) add(NameKind::person, name);
    for (const std::string& name : record.organizations)
      add(NameKind::organization, name);
    for (const std::string& name : record.places) add(NameKind::place, name);
  });
}

bool IndexWriter::is_settled() const {
  return !db_.get_metadata(std::string(settled_key)).empty();
}

void IndexWriter::set_settled(bool settled) {
  if (is_settled() != settled)
    db_.set_metadata(std::string(settled_key), settled ? "yes" : "");
}

void IndexWriter::stop() {
  if (!bulk_) return commit();
  if (!replaces_) (void)land();
}

void IndexWriter::commit() {
  if (bulk_) return;
  translated(dir_, [&] {
    set_settled(false);
    save_synonyms();
    ledger_.save(db_);
    db_.commit_transaction();
    db_.begin_transaction();
  });
}

void IndexWriter::finish() {
  translated(dir_, [&] {
    if (ledger_.is_changed() || !is_settled()) link_versions(db_, ledger_);
    set_settled(true);
    save_synonyms();
    ledger_.settle(db_);
    db_.commit_transaction();
    db_.begin_transaction();
  });
  renew_facets();
  use_generation();
}

void IndexWriter::use_generation() {
  if (fresh_) put_in_use(dir_, generation_);
  fresh_ = false;
}

// Readers do without it, more slowly: a disk too full for it is no failure of this run.
void IndexWriter::renew_facets() {
  translated(dir_, [&] {
    const std::string path = fmt::format("{}/{}", dir_, generation_);
    if (renew_facet_table(path, revision_, changed_)) {
      revision_ = db_.get_revision();
      changed_.clear();
    }
  });
}

}  // namespace debrief
