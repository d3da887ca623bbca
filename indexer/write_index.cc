#include "indexer/write_index.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <optional>
#include <utility>

#include "debrief/analysis.h"
#include "debrief/error.h"
#include "debrief/index.h"
#include "debrief/schema.h"
#include "debrief/text.h"

namespace debrief {
namespace {

namespace fs = std::filesystem;

std::string stub_path(const std::string& dir) {
  return fmt::format("{}/{}", dir, stub_name);
}

// The generation that the stub names; none: empty.
std::string generation_in_use(const std::string& dir) {
  std::ifstream stub(stub_path(dir));
  std::string kind;
  std::string name;
  while (stub >> kind >> name)
    if (kind == "auto" && name.starts_with(generation_prefix)) return name;
  return {};
}

// Names GENERATION in the stub, at one moment also for those who read it right now.
void put_in_use(const std::string& dir, const std::string& generation) {
  const std::string fresh = stub_path(dir) + ".new";
  const std::string line = fmt::format("auto {}\n", generation);
  const int descriptor =
      open(fresh.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
  bool done = descriptor >= 0 && write(descriptor, line.data(), line.size()) ==
                                     static_cast<ssize_t>(line.size());
  done = done && fsync(descriptor) == 0;
  const int error = errno;
  if (descriptor >= 0) close(descriptor);
  if (!done || rename(fresh.c_str(), stub_path(dir).c_str()) != 0)
    throw Error(fmt::format("cannot write to {}: {}", printable(dir),
                            std::strerror(done ? errno : error)));
}

unsigned long number_of(const std::string& generation) {
  const std::string digits = generation.substr(generation_prefix.size());
  const bool plain = !digits.empty() && digits.size() < 10 &&
                     digits.find_first_not_of("0123456789") == std::string::npos;
  return plain ? std::stoul(digits) : 0;
}

std::vector<std::string> generations_in(const std::string& dir) {
  std::vector<std::string> names;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(dir, error))
    if (std::string name = entry.path().filename().string();
        name.starts_with(generation_prefix) && number_of(name) != 0)
      names.push_back(std::move(name));
  return names;
}

// What was left by a run that was killed, or replaced by a rebuild some time ago.
void remove_unused(const std::string& dir, const std::string& used) {
  for (const std::string& name : generations_in(dir)) {
    std::error_code error;
    if (name != used) fs::remove_all(fmt::format("{}/{}", dir, name), error);
  }
}

// True when DIR holds anything but what an index consists of.
bool holds_other_things(const std::string& dir) {
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(dir, error)) {
    const std::string name = entry.path().filename().string();
    if (name != lock_name && !name.starts_with(generation_prefix) &&
        !name.starts_with(stub_name))
      return true;
  }
  return false;
}

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

}  // namespace

bool has_index(const std::string& dir) { return !generation_in_use(dir).empty(); }

IndexLock::IndexLock(const std::string& dir) {
  if (generation_in_use(dir).empty() && holds_other_things(dir))
    throw Error(
        fmt::format("{} is not an index of debrief and not empty", printable(dir)),
        "name another folder with -d DIR; nothing was changed in this one");
  std::error_code error;
  fs::create_directories(dir, error);
  const std::string path = fmt::format("{}/{}", dir, lock_name);
  if (!error) descriptor_ = open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
  if (error || descriptor_ < 0)
    throw Error(fmt::format("cannot make an index at {}: {}", printable(dir),
                            error ? error.message() : std::strerror(errno)),
                "name another place: -d DIR");
  if (flock(descriptor_, LOCK_EX | LOCK_NB) != 0) {
    std::string owner(32, '\0');
    const ssize_t size = pread(descriptor_, owner.data(), owner.size(), 0);
    owner.resize(size > 0 ? static_cast<std::size_t>(size) : 0);
    owner.resize(std::min(owner.find('\n'), owner.size()));
    close(descriptor_);
    throw Error(fmt::format("another debrief-index (process {}) is writing to {}",
                            printable(owner), printable(dir)),
                "wait until it is done, or stop it: what it has committed stays");
  }
  const std::string owner = fmt::format("{}\n", getpid());
  // Only what the message above says hangs on it.
  if (ftruncate(descriptor_, 0) == 0)
    (void)!pwrite(descriptor_, owner.data(), owner.size(), 0);
}

IndexLock::~IndexLock() { close(descriptor_); }

IndexWriter::IndexWriter(const std::string& dir, bool rebuild) : dir_(dir) {
  const std::string used = generation_in_use(dir);
  remove_unused(dir, used);
  fresh_ = rebuild || used.empty();
  generation_ = fresh_ ? fmt::format("{}{}", generation_prefix,
                                     (used.empty() ? 0 : number_of(used)) + 1)
                       : used;
  const std::string path = fmt::format("{}/{}", dir, generation_);
  if (!fresh_)
    (void)open_index(dir);  // refuses what is not ours, with the hint that helps
  translated(dir, [&] {
    db_ = Xapian::WritableDatabase(
        path, (fresh_ ? Xapian::DB_CREATE_OR_OVERWRITE : Xapian::DB_OPEN) |
                  Xapian::DB_BACKEND_GLASS);
    if (!fresh_) return;
    db_.set_metadata(std::string(schema_key), std::to_string(schema_version));
    db_.set_metadata(std::string(analysis_key), analysis_fingerprint());
    db_.commit();
  });
  // Xapian must not commit by itself between a brief and what the ledger says of its file.
  translated(dir, [&] { db_.begin_transaction(); });
  if (!fresh_) ledger_ = translated(dir, [&] { return Ledger(db_); });
  for (const auto& [file_path, file] : ledger_.files())
    for (const KnownBrief& brief : file.briefs) ids_.emplace(brief.id, 0);
  if (fresh_ && used.empty()) {  // nothing to protect: readers may watch it grow
    put_in_use(dir_, generation_);
    fresh_ = false;
  }
}

std::string IndexWriter::reader() const {
  return db_.get_metadata(std::string(reader_key));
}

void IndexWriter::set_reader(const std::string& reader) {
  if (this->reader() != reader) db_.set_metadata(std::string(reader_key), reader);
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
  translated(dir_, [&] {
    Record& record = prepared.record;
    record.paths = {path};
    const Xapian::docid known = find(record.id);
    if (known == 0) {
      finish_document(prepared.document, record);
      ids_[record.id] = db_.add_document(prepared.document);
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
      finish_document(prepared.document, record);
      db_.replace_document(known, prepared.document);
      add_words(prepared.words);
    } else if (!was_there) {
      finish_document(document, old);
      db_.replace_document(known, document);
    }
  });
}

std::string IndexWriter::remove(const std::string& path, const std::string& id) {
  return translated(dir_, [&]() -> std::string {
    const Xapian::docid known = find(id);
    if (known == 0) return {};
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
    finish_document(document, record);
    db_.replace_document(known, document);
    return was_first ? record.paths.front() : std::string();
  });
}

void IndexWriter::add_words(const std::map<std::string, std::string>& words) {
  for (const auto& [word, stem] : words) {
    if (!words_.insert(word).second) continue;
    const std::string key = metadata_key(word_key, word);
    if (db_.get_metadata(key).empty()) db_.set_metadata(key, stem);
  }
}

void IndexWriter::add_aliases(const NameBook& names, const Record& record) {
  const auto add = [&](NameKind kind, const std::string& name) {
    const std::string field_key = fmt::format("{}{}:", alias_key, name_of(kind));
    if (!aliased_.insert(field_key + name).second) return;
    for (const std::string& alias : names.aliases_of(kind, name)) {
      const std::string key = metadata_key(field_key, name_key(alias));
      if (db_.get_metadata(key).empty()) db_.set_metadata(key, name);
    }
  };
  translated(dir_, [&] {
    for (const std::string& name : record.companies) add(NameKind::company, name);
    for (const std::string& name : record.people) add(NameKind::person, name);
    for (const std::string& name : record.organizations)
      add(NameKind::organization, name);
    for (const std::string& name : record.places) add(NameKind::place, name);
  });
}

void IndexWriter::commit() {
  translated(dir_, [&] {
    ledger_.save(db_);
    db_.commit_transaction();
    db_.begin_transaction();
  });
}

void IndexWriter::finish() {
  translated(dir_, [&] {
    ledger_.settle(db_);
    db_.commit_transaction();
    db_.begin_transaction();
  });
  if (fresh_) put_in_use(dir_, generation_);
  fresh_ = false;
}

}  // namespace debrief
