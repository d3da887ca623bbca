#include "query/postings/posting_list.h"

#include <algorithm>
#include <bit>
#include <cstring>

#include "debrief/glass/read_sortable.h"
#include "debrief/glass_keys.h"

namespace debrief {
namespace {

std::string key_of(std::string_view term) {
  std::string key;
  append_escaped(key, term);
  return key;
}

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

// A document of a chunk and where its count stands; nullptr: the chunk has ended.
struct ChunkPlace {
  const char* at;
  std::uint64_t id;
};

// Takes four entries of a byte each and another for the distance, as where a word is
// common; false: they are not.
template <class Fn>
inline bool walk_short(const char*& at, std::uint64_t& id, const char* end,
                       std::uint64_t until, Fn fn) {
  constexpr std::uint64_t most_passed = 4 * 128;
  std::uint64_t bytes = 0;
  if (end - at < static_cast<std::ptrdiff_t>(sizeof bytes) || id + most_passed > until)
    return false;
  std::memcpy(&bytes, at, sizeof bytes);
  if ((bytes & 0x8080'8080'8080'8080) != 0) return false;
  if constexpr (std::endian::native == std::endian::big) bytes = __builtin_bswap64(bytes);
  for (int entry = 0; entry < 4; ++entry, bytes >>= 16) {
    fn(id, static_cast<std::uint32_t>(bytes & 0xFF));
    id += (bytes >> 8 & 0xFF) + 1;
  }
  at += sizeof bytes;
  return true;
}

// Calls FN(id, count) for the documents of a chunk from PLACE on, one after the other,
// before document UNTIL. Ids ascend, in 64 bits. The two forms that nearly all entries
// have are taken as one number: of lengths, two bytes and the very next document; of a
// term, a byte each.
template <class Fn>
ChunkPlace walk_chunk(ChunkPlace place, const char* end, std::uint64_t until, Fn fn) {
  auto [at, id] = place;
  while (id < until) {
    if (walk_short(at, id, end, until, fn)) continue;
    std::uint32_t count = 0;
    std::uint64_t distance = 1;
    const std::uint32_t bytes = next_bytes(at, end);
    if ((bytes & 0x80'80) == 0) {
      count = bytes & 0x7F;
      distance = (bytes >> 8 & 0x7F) + 1;
      at += 2;
    } else if ((bytes & 0xFF'80'80) == 0x00'00'80) {
      count = (bytes & 0x7F) | (bytes >> 1 & 0x3F80);
      at += 3;
    } else {
      const ReadNumber counted = read_number(at, end);
      count = static_cast<std::uint32_t>(counted.number);
      if (counted.end == end) {
        fn(id, count);
        return {nullptr, id};
      }
      const ReadNumber passed = read_number(counted.end, end);
      distance = passed.number + 1;
      at = passed.end;
    }
    fn(id, count);
    id += distance;
  }
  return {at, id};
}

}  // namespace

PostingList::PostingList(std::shared_ptr<const MappedTable> table, std::string_view term)
    : PostingList(std::move(table), key_of(term), key_of(term) + '\0') {}

PostingList PostingList::lengths(std::shared_ptr<const MappedTable> table) {
  return PostingList(std::move(table), std::string(lengths_mark),
                     std::string(lengths_mark));
}

PostingList::PostingList(std::shared_ptr<const MappedTable> table, std::string first_key,
                         std::string key)
    : cursor_(std::in_place, std::move(table)),
      first_key_(std::move(first_key)),
      key_(std::move(key)) {
  is_in_chunk_ =
      cursor_->find(first_key_) && cursor_->key() == first_key_ && enter_chunk(true);
  check_chunk();
}

PostingList::PostingList(const SentList& list)
    : pieces_(list.pieces), total_(list.counts) {
  is_in_chunk_ = enter_piece(0);
}

// Also that there is none.
bool PostingList::enter_piece(std::size_t piece) {
  piece_ = piece;
  if (piece_ == pieces_.size()) return false;
  const ListPiece& next = pieces_[piece_];
  entries_ = next.entries;
  next_id_ = first_ = next.first;
  last_ = next.last;
  next_ = entries_.data();
  return true;
}

// Of the chunk that the cursor stands at.
bool PostingList::enter_chunk(bool is_first) {
  if (!is_first) first_ = read_sortable(cursor_->key().substr(key_.size()));
  entries_ = cursor_->tag();
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
  next_ = entries_.data();
  next_id_ = first_;
  return true;
}

// Also that there is none.
void PostingList::check_chunk() {
  if (cursor_) cursor_->check();
}

// The cursor stands at a chunk of the list behind the first.
bool PostingList::is_of_list() const {
  const std::string_view key = cursor_->key();
  if (key.size() <= key_.size() || key.substr(0, key_.size()) != key_) return false;
  // No id begins with ff: it is another term's, with a zero byte.
  return key[key_.size()] != '\xff';
}

bool PostingList::next_chunk() {
  if (!is_in_chunk_) return false;
  const Xapian::docid before = last_;
  if (cursor_)
    is_in_chunk_ = cursor_->next() && is_of_list() && enter_chunk(false);
  else
    is_in_chunk_ = enter_piece(piece_ + 1);
  check_chunk();
  if (is_in_chunk_ && first_ <= before) throw_damaged_table();
  return is_in_chunk_;
}

// Goes on to the chunk that may have that document or, where none may, to one behind or
// the last. False: the list has ended.
bool PostingList::seek(Xapian::docid id) {
  if (!is_in_chunk_ || id <= last_) return is_in_chunk_;
  if (!next_chunk() || id <= last_) return is_in_chunk_;
  if (!cursor_) {  // a piece is large: there are few
    while (next_chunk() && id > last_) {
    }
    return is_in_chunk_;
  }
  std::string key = key_;
  append_sortable(key, id);
  is_in_chunk_ = cursor_->find(key) && is_of_list() && enter_chunk(false);
  check_chunk();
  return is_in_chunk_;
}

// Calls FN(id, count) for the documents in [FROM, END).
template <class Fn>
void PostingList::walk(Xapian::docid from, Xapian::docid end, Fn fn) {
  for (bool more = seek(from); more; more = next_chunk()) {
    if (next_ != nullptr) {
      const char* const behind = entries_.data() + entries_.size();
      ChunkPlace place{next_, next_id_};
      if (place.id < from) place = walk_chunk(place, behind, from, [](auto...) {});
      if (place.at != nullptr) place = walk_chunk(place, behind, end, fn);
      next_ = place.at;
      next_id_ = place.id;
      check_chunk();
      // Else the next chunk might go back.
      if (next_ == nullptr && (next_id_ > last_ || (!cursor_ && next_id_ != last_)))
        throw_damaged_table();
    }
    if (next_ != nullptr || last_ >= end) return;
  }
}

std::size_t PostingList::read(Xapian::docid from, Xapian::docid end, Xapian::docid* ids,
                              std::uint32_t* counts) {
  Xapian::docid* out = ids;
  if (counts == nullptr)
    walk(from, end, [&out](std::uint64_t id, std::uint32_t) {
      *out++ = static_cast<Xapian::docid>(id);
    });
  else
    walk(from, end, [&out, &counts](std::uint64_t id, std::uint32_t count) {
      *out++ = static_cast<Xapian::docid>(id);
      *counts++ = count;
    });
  return static_cast<std::size_t>(out - ids);
}

std::size_t PostingList::read(const IdWindow& among, Xapian::docid* ids,
                              std::uint32_t* counts) {
  std::size_t n = 0;
  const std::uint64_t* const bits = among.bits->data();
  // Whether one is among them is as good as random: a number costs less than a branch.
  const auto keep = [&](std::uint64_t id) {
    const std::uint64_t place = id - among.begin;
    ids[n] = static_cast<Xapian::docid>(id);
    n += bits[place / 64] >> place % 64 & 1;
  };
  const Xapian::docid end = among.ids.back() + 1;
  if (counts == nullptr)
    walk(among.ids.front(), end, [&](std::uint64_t id, std::uint32_t) { keep(id); });
  else
    walk(among.ids.front(), end, [&](std::uint64_t id, std::uint32_t count) {
      counts[n] = count;
      keep(id);
    });
  return n;
}

Postings PostingList::among(const std::vector<Xapian::docid>& ids) {
  Postings found;
  for (auto wanted = ids.begin(); wanted != ids.end() && seek(*wanted);) {
    const auto behind = std::upper_bound(wanted, ids.end(), last_);
    if (wanted == behind) {  // between two chunks
      ++wanted;
      continue;
    }
    walk(*wanted, *(behind - 1) + 1, [&](std::uint64_t id, std::uint32_t count) {
      while (wanted != behind && *wanted < id) ++wanted;
      if (wanted == behind || *wanted != id) return;
      found.ids.push_back(*wanted);
      found.counts.push_back(count);
    });
    wanted = behind;
  }
  return found;
}

}  // namespace debrief
