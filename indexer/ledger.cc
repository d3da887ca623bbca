#include "indexer/ledger.h"

#include <fmt/format.h>
#include <xxhash.h>

#include <algorithm>
#include <charconv>
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

void append_hash(std::string& out, std::uint64_t hash) {
  for (int shift = 0; shift < 64; shift += 8) out += static_cast<char>(hash >> shift);
}

std::uint64_t read_hash(ByteReader& reader) {
  if (reader.bytes.size() < 8) ByteReader::damaged();
  std::uint64_t hash = 0;
  for (unsigned i = 0; i < 8; ++i)
    hash |= std::uint64_t{static_cast<unsigned char>(reader.bytes[i])} << (8 * i);
  reader.bytes.remove_prefix(8);
  return hash;
}

// What an id is: 16 hexadecimal digits. Other ones come as they are behind a 1.
void append_id(std::string& out, const std::string& id) {
  std::uint64_t number = 0;
  const auto end = std::from_chars(id.data(), id.data() + id.size(), number, 16).ptr;
  const bool is_number =
      end == id.data() + id.size() && fmt::format("{:016x}", number) == id;
  append_number(out, is_number ? 0 : 1);
  is_number ? append_hash(out, number) : append_string(out, id);
}

std::string read_id(ByteReader& reader) {
  if (reader.number_up_to(1) == 0) return fmt::format("{:016x}", read_hash(reader));
  return std::string(reader.string());
}

// Paths come sorted, and most begin as the one BEFORE, which becomes PATH: how many bytes
// both have in common, then the rest.
void append_path(std::string& out, const std::string& path, std::string& before) {
  const auto differs =
      std::mismatch(path.begin(), path.end(), before.begin(), before.end());
  const auto same = static_cast<std::size_t>(differs.first - path.begin());
  append_number(out, same);
  append_string(out, std::string_view(path).substr(same));
  before = path;
}

void read_path(ByteReader& reader, std::string& path) {
  path.resize(reader.number_up_to(path.size()));
  path += reader.string();
}

// Of a brief that is too short to have editions: nothing but that.
void append(std::string& out, const VersionSketch& sketch) {
  append_number(out, sketch.shingles);
  append_number(out, sketch.day);
  append_number(out, sketch.issue);
  if (sketch.shingles != 0) out.append(sketch.bins.begin(), sketch.bins.end());
}

VersionSketch read_sketch(ByteReader& reader) {
  VersionSketch sketch;
  sketch.shingles = static_cast<std::uint16_t>(reader.number_up_to(0xFFFF));
  sketch.day = static_cast<std::uint16_t>(reader.number_up_to(0xFFFF));
  sketch.issue = static_cast<std::uint8_t>(reader.number_up_to(0xFF));
  if (sketch.shingles == 0) return sketch;
  if (reader.bytes.size() < sketch.bins.size()) ByteReader::damaged();
  std::copy_n(reader.bytes.begin(), sketch.bins.size(), sketch.bins.begin());
  reader.bytes.remove_prefix(sketch.bins.size());
  return sketch;
}

// How a brief writes dates in numbers, and how they were read.
unsigned packed(const KnownBrief& brief) {
  const DayOrders& orders = brief.orders;
  return (orders.day_first ? 1U : 0U) | (orders.month_first ? 2U : 0U) |
         (orders.either ? 4U : 0U) | static_cast<unsigned>(brief.read_as) << 3;
}

void unpack(std::uint64_t bits, KnownBrief& brief) {
  brief.orders = {(bits & 1) != 0, (bits & 2) != 0, (bits & 4) != 0};
  brief.read_as = static_cast<DayOrder>(bits >> 3);
}

// What a look at the file system needs stands first, behind its path, the rest behind its length.
void append(std::string& out, const KnownFile& file) {
  append_number(out, file.size);
  append_number(out, static_cast<std::uint64_t>(file.modified));
  append_string(out, file.refusal);
  std::string rest;
  append_hash(rest, file.content);
  append_number(rest, file.briefs.size());
  for (const KnownBrief& brief : file.briefs) {
    append_id(rest, brief.id);
    append_string(rest, brief.fragment);
    append_hash(rest, brief.title);
    append_number(rest, brief.endings.size());
    for (const std::uint64_t hash : brief.endings) append_hash(rest, hash);
    append_number(rest, brief.removed);
    append(rest, brief.sketch);
    append_number(rest, packed(brief));
  }
  append_string(out, rest);
}

KnownFile read_file(const LedgerEntry& entry) {
  KnownFile file;
  file.size = entry.size;
  file.modified = entry.modified;
  file.refusal = entry.refusal;
  ByteReader reader{entry.rest};
  file.content = read_hash(reader);
  file.briefs.resize(reader.count());
  for (KnownBrief& brief : file.briefs) {
    brief.id = read_id(reader);
    brief.fragment = reader.string();
    brief.title = read_hash(reader);
    brief.endings.resize(reader.count());
    for (std::uint64_t& hash : brief.endings) hash = read_hash(reader);
    brief.removed = static_cast<std::uint8_t>(reader.number_up_to(0xFF));
    brief.sketch = read_sketch(reader);
    unpack(reader.number_up_to(0x1F), brief);
  }
  return file;
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
    for (ByteReader reader{bytes}; !reader.at_end();) {
      entry.is_gone = entry.in_journal && reader.number() == is_gone;
      read_path(reader, path);
      entry.path = path;
      if (!entry.is_gone) {
        entry.size = reader.number();
        entry.modified = static_cast<std::int64_t>(reader.number());
        entry.refusal = reader.string();
        entry.rest = reader.string();
      }
      use(entry);
    }
  }
}

Ledger::Ledger(const Xapian::Database& db) {
  for_each_entry(db, [&](const LedgerEntry& entry) {
    is_new_ = false;
    std::string path(entry.path);
    if (entry.in_journal && (journal_.empty() || journal_.back() != entry.key))
      journal_.push_back(entry.key);
    if (entry.in_journal) in_journal_.insert(path);
    if (entry.is_gone)
      files_.erase(path);
    else
      files_.insert_or_assign(std::move(path), read_file(entry));
  });
}

const KnownFile* Ledger::find(std::string_view path) const {
  const auto found = files_.find(path);
  return found == files_.end() ? nullptr : &found->second;
}

void Ledger::put(const std::string& path, KnownFile file) {
  if (!is_new_) unsaved_.insert(path);
  files_.insert_or_assign(path, std::move(file));
}

void Ledger::erase(const std::string& path) {
  if (files_.erase(path) != 0 && !is_new_) unsaved_.insert(path);
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
    for (const auto& [path, file] : files_)
      if (const std::size_t chunk = chunk_of(path);
          chunk >= begin && chunk < end && changed[chunk]) {
        append_path(bytes[chunk - begin], path, before[chunk - begin]);
        append(bytes[chunk - begin], file);
      }
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
    const KnownFile* file = find(path);
    append_number(bytes,
                  static_cast<unsigned char>(file == nullptr ? is_gone : is_known));
    append_path(bytes, path, before);
    if (file != nullptr) append(bytes, *file);
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
