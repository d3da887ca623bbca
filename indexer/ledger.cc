#include "indexer/ledger.h"

#include <fmt/format.h>
#include <xxhash.h>

#include <algorithm>
#include <utility>

#include "debrief/index.h"
#include "debrief/varint.h"

namespace debrief {
namespace {

constexpr std::size_t chunks = 256;

std::size_t chunk_of(std::string_view path) { return hash_bytes(path) % chunks; }

std::string chunk_key(std::size_t chunk) {
  return fmt::format("{}{:02x}", files_key, chunk);
}

// Keys of the journal sort behind those of the chunks.
std::string journal_key(std::size_t n) {
  return fmt::format("{}journal-{:08}", files_key, n);
}

// In the journal an entry may also say that a file is gone.
constexpr char is_gone = '-';
constexpr char is_known = '+';

}  // namespace

std::string brief_path(const std::string& file, const std::string& fragment) {
  return fragment.empty() ? file : fmt::format("{}#{}", file, fragment);
}

std::uint64_t hash_bytes(std::string_view bytes) {
  return XXH3_64bits(bytes.data(), bytes.size());
}

void for_each_entry(const Xapian::Database& db,
                    const std::function<void(const LedgerEntry&)>& use) {
  const std::string prefix(files_key);
  const std::string journal_prefix = fmt::format("{}journal-", prefix);
  for (auto key = db.metadata_keys_begin(prefix); key != db.metadata_keys_end(prefix);
       ++key) {
    LedgerEntry entry;
    std::string path;
    entry.key = *key;
    entry.in_journal = entry.key.starts_with(journal_prefix);
    const std::string bytes = db.get_metadata(entry.key);
    for (std::string_view rest = bytes; !rest.empty();) {
      entry.is_gone = entry.in_journal && rest.front() == is_gone;
      if (entry.in_journal) rest.remove_prefix(1);
      ByteReader reader{rest};
      read_path(reader, path);
      rest = reader.bytes;
      entry.file = entry.is_gone ? PackedFile() : take_packed_tail(rest);
      entry.file.path = path;
      use(entry);
    }
  }
}

Ledger::Ledger(const Xapian::Database& db) {
  for_each_entry(db, [&](const LedgerEntry& entry) {
    is_new_ = false;
    if (entry.in_journal && (journal_.empty() || journal_.back() != entry.key))
      journal_.push_back(entry.key);
    if (entry.in_journal) in_journal_.emplace(entry.file.path);
    if (entry.is_gone)
      files_.erase(entry.file.path);
    else
      files_.put(entry.file);
  });
}

void Ledger::put(const std::string& path, const KnownFile& file) {
  if (!is_new_) unsaved_.insert(path);
  files_.put(path, file);
}

void Ledger::erase(const std::string& path) {
  if (files_.erase(path) && !is_new_) unsaved_.insert(path);
}

// A part of the chunks at a time, for all of them together are large.
void Ledger::save_chunks(Xapian::WritableDatabase& db,
                         const std::vector<bool>& changed) const {
  constexpr std::size_t files_at_once = std::size_t{1} << 16;
  const std::size_t turns = std::min(chunks, 1 + files_.size() / files_at_once);
  for (std::size_t turn = 0; turn < turns; ++turn) {
    const std::size_t begin = turn * chunks / turns;
    const std::size_t end = (turn + 1) * chunks / turns;
    std::vector<std::string> bytes(end - begin);
    std::vector<std::string> before(end - begin);  // the path there
    files_.for_each_packed([&](const PackedFile& file) {
      const std::size_t chunk = chunk_of(file.path);
      if (chunk < begin || chunk >= end || !changed[chunk]) return;
      append_path(bytes[chunk - begin], file.path, before[chunk - begin]);
      before[chunk - begin] = file.path;
      bytes[chunk - begin] += file.tail;
    });
    for (std::size_t chunk = begin; chunk < end; ++chunk)
      if (changed[chunk]) db.set_metadata(chunk_key(chunk), bytes[chunk - begin]);
  }
}

void Ledger::save(Xapian::WritableDatabase& db) {
  if (is_changed() && is_new_) {
    save_chunks(db, std::vector<bool>(chunks, true));
    is_new_ = false;
  }
  if (unsaved_.empty()) return;
  std::string bytes;
  std::string before;
  for (const std::string& path : unsaved_) {
    const std::optional<KnownFile> file = find(path);
    append_number(bytes, static_cast<unsigned char>(file ? is_known : is_gone));
    append_path(bytes, path, before);
    before = path;
    if (file) append_packed_tail(bytes, *file);
  }
  const std::string last = journal_.empty() ? journal_key(0) : journal_.back();
  const std::size_t n = std::stoul(last.substr(last.rfind('-') + 1)) + 1;
  journal_.push_back(journal_key(n));
  db.set_metadata(journal_.back(), bytes);
  in_journal_.merge(unsaved_);
  unsaved_.clear();
}

void Ledger::settle(Xapian::WritableDatabase& db) {
  if (journal_.empty() && unsaved_.size() * 4 >= files_.size())
    in_journal_.merge(std::exchange(unsaved_, {}));  // and from there into the chunks
  else
    save(db);
  if (journal_.size() < 64 && in_journal_.size() * 4 < files_.size()) return;
  std::vector<bool> changed(chunks);
  for (const std::string& path : in_journal_) changed[chunk_of(path)] = true;
  save_chunks(db, changed);
  for (const std::string& key : journal_) db.set_metadata(key, {});
  journal_.clear();
  in_journal_.clear();
}

}  // namespace debrief
