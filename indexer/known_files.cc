#include "indexer/known_files.h"

#include <algorithm>
#include <utility>

#include "debrief/varint.h"
#include "indexer/id_number.h"

namespace debrief {
namespace {

constexpr std::size_t block_size = 4096;  // bytes; a file that takes more has its own

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
  const std::uint64_t number = id_number(id);
  const bool is_number = id_of(number) == id;
  append_number(out, is_number ? 0 : 1);
  is_number ? append_hash(out, number) : append_string(out, id);
}

std::string read_id(ByteReader& reader) {
  if (reader.number_up_to(1) == 0) return id_of(read_hash(reader));
  return std::string(reader.string());
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

}  // namespace

void append_packed_tail(std::string& out, const KnownFile& file) {
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

KnownFile PackedFile::unpacked() const {
  KnownFile file;
  file.size = size;
  file.modified = modified;
  file.refusal = refusal;
  ByteReader reader{rest};
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

PackedFile take_packed_tail(std::string_view& bytes) {
  PackedFile file;
  ByteReader reader{bytes};
  file.size = reader.number();
  file.modified = static_cast<std::int64_t>(reader.number());
  file.refusal = reader.string();
  file.rest = reader.string();
  file.tail = bytes.substr(0, bytes.size() - reader.bytes.size());
  bytes = reader.bytes;
  return file;
}

void append_path(std::string& out, std::string_view path, std::string_view before) {
  const auto differs =
      std::mismatch(path.begin(), path.end(), before.begin(), before.end());
  const auto same = static_cast<std::size_t>(differs.first - path.begin());
  append_number(out, same);
  append_string(out, path.substr(same));
}

void read_path(ByteReader& reader, std::string& path) {
  path.resize(reader.number_up_to(path.size()));
  path += reader.string();
}

PackedFile take_packed_file(std::string_view& bytes, std::string& path) {
  ByteReader reader{bytes};
  read_path(reader, path);
  bytes = reader.bytes;
  PackedFile file = take_packed_tail(bytes);
  file.path = path;
  return file;
}

KnownFiles::Iterator::Iterator(Block block, Block end, std::string_view rest,
                               std::string before)
    : block_(block), end_(end), rest_(rest) {
  current_.first = std::move(before);
  ++*this;
}

KnownFiles::Iterator& KnownFiles::Iterator::operator++() {
  while (rest_.empty() && block_ != end_)
    if (++block_ != end_) rest_ = block_->second;
  is_end_ = block_ == end_;
  if (!is_end_) current_.second = take_packed_file(rest_, current_.first).unpacked();
  return *this;
}

KnownFiles::Iterator KnownFiles::begin() const { return lower_bound({}); }

KnownFiles::Iterator KnownFiles::end() const {
  return {blocks_.end(), blocks_.end(), {}, {}};
}

KnownFiles::Iterator KnownFiles::lower_bound(std::string_view path) const {
  if (blocks_.empty()) return end();
  Place place = place_of(path);
  return {place.block, blocks_.end(),
          std::string_view(place.block->second).substr(place.begin),
          std::move(place.before)};
}

KnownFiles::Place KnownFiles::place_of(std::string_view path) const {
  Place place{std::prev(blocks_.upper_bound(path)), 0, 0, {}};
  const std::string& block = place.block->second;
  std::string current;
  for (std::string_view rest = block; !rest.empty();) {
    place.begin = block.size() - rest.size();
    (void)take_packed_file(rest, current);
    if (current >= path) {
      place.end = current == path ? block.size() - rest.size() : place.begin;
      return place;
    }
    place.before = current;
  }
  place.begin = place.end = block.size();
  return place;
}

std::optional<KnownFile> KnownFiles::find(std::string_view path) const {
  if (blocks_.empty() || is_behind_all(path)) return std::nullopt;
  Place place = place_of(path);
  if (place.begin == place.end) return std::nullopt;
  std::string_view bytes = std::string_view(place.block->second).substr(place.begin);
  return take_packed_file(bytes, place.before).unpacked();
}

bool KnownFiles::contains(std::string_view path) const {
  if (blocks_.empty() || is_behind_all(path)) return false;
  const Place place = place_of(path);
  return place.begin != place.end;
}

void KnownFiles::put(std::string_view path, const KnownFile& file) {
  std::string bytes;
  append_packed_tail(bytes, file);
  std::string_view rest = bytes;
  PackedFile packed = take_packed_tail(rest);
  packed.path = path;
  put(packed);
}

void KnownFiles::put(const PackedFile& file) {
  if (blocks_.empty()) blocks_.emplace();
  if (is_behind_all(file.path)) return append(file);
  const Place place = place_of(file.path);
  if (place.begin == place.end) ++size_;
  set(place, &file);
  if (place.block->second.size() > block_size) split(blocks_.find(place.block->first));
}

// Behind all others, as files come that are read for the first time.
void KnownFiles::append(const PackedFile& file) {
  const auto block = std::prev(blocks_.end());
  std::string& bytes = block->second;
  const bool fits =
      bytes.empty() || bytes.size() + file.path.size() + file.tail.size() <= block_size;
  std::string& into = fits ? bytes : blocks_[std::string(file.path)];
  if (!fits) bytes.shrink_to_fit();
  append_path(into, file.path, into.empty() ? std::string_view() : last_);
  into += file.tail;
  last_ = file.path;
  ++size_;
}

// Puts FILE, or nothing, where PLACE is. The path behind it is written as the one before
// it now is.
void KnownFiles::set(const Place& place, const PackedFile* file) {
  const auto block = blocks_.find(place.block->first);
  std::string& bytes = block->second;
  std::string fresh;
  std::string_view before = place.before;
  if (file != nullptr) {
    append_path(fresh, file->path, before);
    fresh += file->tail;
    before = file->path;
  }
  std::size_t end = place.end;
  if (end != bytes.size()) {
    std::string next = place.before;
    std::string_view rest = std::string_view(bytes).substr(place.begin);
    if (place.end != place.begin) (void)take_packed_file(rest, next);
    ByteReader reader{rest};
    read_path(reader, next);
    append_path(fresh, next, before);
    end = bytes.size() - reader.bytes.size();
  }
  bytes.replace(place.begin, end - place.begin, fresh);
}

// In two of about the same size, unless it holds one file alone.
void KnownFiles::split(Blocks::iterator block) {
  std::string& bytes = block->second;
  std::string path;
  std::string_view rest = bytes;
  while (bytes.size() - rest.size() < bytes.size() / 2)
    (void)take_packed_file(rest, path);
  if (rest.empty()) return;
  const std::size_t lower = bytes.size() - rest.size();
  ByteReader reader{rest};
  read_path(reader, path);
  std::string upper;
  append_path(upper, path, {});
  upper += reader.bytes;
  blocks_.emplace(path, std::move(upper));
  bytes.resize(lower);
  bytes.shrink_to_fit();
}

bool KnownFiles::erase(std::string_view path) {
  if (blocks_.empty() || is_behind_all(path)) return false;
  const Place place = place_of(path);
  if (place.begin == place.end) return false;
  set(place, nullptr);
  if (place.block->second.empty() && !place.block->first.empty())
    blocks_.erase(place.block);
  --size_;
  if (path == last_) last_ = last_path();
  return true;
}

std::string KnownFiles::last_path() const {
  std::string path;
  for (std::string_view rest = std::prev(blocks_.end())->second; !rest.empty();)
    (void)take_packed_file(rest, path);
  return path;
}

}  // namespace debrief
