#include "query/postings/posting_list.h"

#include <algorithm>
#include <bit>
#include <cstring>

#include "debrief/glass_layout.h"
#include "query/glass/read_sortable.h"

namespace debrief {
namespace {

constexpr std::string_view lengths_key{"\x00\xe0", 2};
constexpr std::ptrdiff_t longest_number = 5;    // bytes
constexpr std::size_t most_reserved = 1 << 20;  // on the word of a few bytes

// A number and where it ends. Both in registers: what walks a list does little else.
struct ReadNumber {
  std::uint64_t number;
  const char* end;
};

[[gnu::noinline]] ReadNumber read_longer(const char* at, const char* end) {
  std::uint64_t n = 0;
  for (unsigned shift = 0; at != end && shift < 35; shift += 7) {
    const auto byte = static_cast<unsigned char>(*at++);
    n |= static_cast<std::uint64_t>(byte & 0x7F) << shift;
    if (byte < 0x80 && n <= UINT32_MAX) return {n, at};
    if (byte < 0x80) break;
  }
  throw_damaged_table();
}

inline unsigned byte_at(const char* at) { return static_cast<unsigned char>(*at); }

// Of 32 bits.
inline ReadNumber read_number(const char* at, const char* end) {
  if (at != end && byte_at(at) < 0x80) return {byte_at(at), at + 1};
  return read_longer(at, end);
}

std::uint32_t take_number(std::string_view& bytes) {
  const char* const end = bytes.data() + bytes.size();
  const auto [number, next] = read_number(bytes.data(), end);
  bytes = {next, static_cast<std::size_t>(end - next)};
  return static_cast<std::uint32_t>(number);
}

// The next four bytes, the first in the lowest eight bits; of fewer, all bits are set.
inline std::uint32_t next_bytes(const char* at, const char* end) {
  std::uint32_t bytes = UINT32_MAX;
  if (end - at < static_cast<std::ptrdiff_t>(sizeof bytes)) return bytes;
  std::memcpy(&bytes, at, sizeof bytes);
  if constexpr (std::endian::native == std::endian::big) bytes = __builtin_bswap32(bytes);
  return bytes;
}

// Calls FN(id, count) for the documents of a chunk, one after the other, until it says
// false. Ids ascend, in 64 bits. The two forms that nearly all entries have are taken as
// one number: of lengths, two bytes and the very next document; of a term, a byte each.
template <class Fn>
void walk_chunk(std::string_view entries, Xapian::docid first, Fn fn) {
  const char* const end = entries.data() + entries.size();
  const char* at = entries.data();
  for (std::uint64_t id = first;;) {
    std::uint32_t count = 0;
    std::uint64_t distance = 1;
    const std::uint32_t bytes = next_bytes(at, end);
    if ((bytes & 0xFF'80'80) == 0x00'00'80) {
      count = (bytes & 0x7F) | (bytes >> 1 & 0x3F80);
      at += 3;
    } else if ((bytes & 0x80'80) == 0) {
      count = bytes & 0x7F;
      distance = (bytes >> 8 & 0x7F) + 1;
      at += 2;
    } else {
      const ReadNumber counted = read_number(at, end);
      count = static_cast<std::uint32_t>(counted.number);
      if (counted.end == end) {
        fn(id, count);
        return;
      }
      const ReadNumber passed = read_number(counted.end, end);
      distance = passed.number + 1;
      at = passed.end;
    }
    if (!fn(id, count)) return;
    id += distance;
  }
}

}  // namespace

PostingList::PostingList(std::shared_ptr<const MappedTable> table, std::string_view term)
    : PostingList(std::move(table)) {
  append_escaped(first_key_, term);
  key_ = first_key_ + '\0';
  find_first();
}

PostingList PostingList::lengths(std::shared_ptr<const MappedTable> table) {
  PostingList list(std::move(table));
  list.first_key_ = list.key_ = lengths_key;
  list.find_first();
  return list;
}

void PostingList::find_first() {
  is_in_chunk_ =
      cursor_.find(first_key_) && cursor_.key() == first_key_ && enter_chunk(true);
  check_chunk();
}

// Of the chunk that the cursor stands at.
bool PostingList::enter_chunk(bool is_first) {
  if (!is_first) first_ = read_sortable(cursor_.key().substr(key_.size()));
  entries_ = cursor_.tag();
  if (is_first) {
    total_.documents = take_number(entries_);
    total_.occurrences = take_number(entries_);
    first_ = take_number(entries_) + 1;
  }
  if (entries_.empty()) throw_damaged_table();
  entries_.remove_prefix(1);  // whether it is the last
  const std::uint64_t last = std::uint64_t{first_} + take_number(entries_);
  if (first_ == 0 || last > UINT32_MAX) throw_damaged_table();
  last_ = static_cast<Xapian::docid>(last);
  return true;
}

// Also that there is none.
void PostingList::check_chunk() { cursor_.check(); }

// The cursor stands at a chunk of the list behind the first.
bool PostingList::is_of_list() const {
  const std::string_view key = cursor_.key();
  if (key.size() <= key_.size() || key.substr(0, key_.size()) != key_) return false;
  // No id begins with ff: it is another term's, with a zero byte.
  return key[key_.size()] != '\xff';
}

bool PostingList::next_chunk() {
  if (!is_in_chunk_) return false;
  const Xapian::docid before = last_;
  is_in_chunk_ = cursor_.next() && is_of_list() && enter_chunk(false);
  check_chunk();
  if (is_in_chunk_ && first_ <= before) throw_damaged_table();
  return is_in_chunk_;
}

// Goes on to the chunk that may have that document or, where none may, to one behind or
// the last. False: the list has ended.
bool PostingList::seek(Xapian::docid id) {
  if (!is_in_chunk_ || id <= last_) return is_in_chunk_;
  if (!next_chunk() || id <= last_) return is_in_chunk_;
  std::string key = key_;
  append_sortable(key, id);
  is_in_chunk_ = cursor_.find(key) && is_of_list() && enter_chunk(false);
  check_chunk();
  return is_in_chunk_;
}

Postings PostingList::all(Xapian::docid last_id) {
  Postings found;
  const std::size_t expected = std::min<std::size_t>(
      total_.documents != 0 ? total_.documents : last_id, most_reserved);
  found.ids.reserve(expected);
  found.counts.reserve(expected);
  std::size_t size = 0;
  for (bool more = is_in_chunk_; more; more = next_chunk()) {
    // An entry takes two bytes, the first has no distance.
    found.ids.resize(size + (entries_.size() + 1) / 2);
    found.counts.resize(found.ids.size());
    Xapian::docid* id_out = found.ids.data() + size;
    std::uint32_t* count_out = found.counts.data() + size;
    walk_chunk(entries_, first_, [&](std::uint64_t id, std::uint32_t count) {
      if (id > last_id) throw_damaged_table();
      *id_out++ = static_cast<Xapian::docid>(id);
      *count_out++ = count;
      return true;
    });
    size = static_cast<std::size_t>(id_out - found.ids.data());
    check_chunk();
  }
  found.ids.resize(size);
  found.counts.resize(size);
  return found;
}

Postings PostingList::among(const std::vector<Xapian::docid>& ids) {
  Postings found;
  for (auto id = ids.begin(); id != ids.end() && seek(*id);) {
    if (*id > last_) {  // between two chunks
      ++id;
      continue;
    }
    const auto behind = std::upper_bound(id, ids.end(), last_);
    walk_chunk(entries_, first_, [&](std::uint64_t has, std::uint32_t count) {
      while (*id < has)
        if (++id == behind) return false;
      if (*id != has) return true;
      found.ids.push_back(*id);
      found.counts.push_back(count);
      return ++id != behind;
    });
    id = behind;
    check_chunk();
  }
  return found;
}

void PostingList::scatter(std::vector<std::uint32_t>& out) {
  for (bool more = is_in_chunk_; more; more = next_chunk()) {
    walk_chunk(
        entries_, first_,
        [to = out.data(), size = out.size()](std::uint64_t id, std::uint32_t count) {
          if (id >= size) throw_damaged_table();
          to[id] = count;
          return true;
        });
    check_chunk();
  }
}

}  // namespace debrief
