#include "query/postings/posting_list.h"

#include <algorithm>

#include "debrief/glass_layout.h"
#include "query/glass/read_sortable.h"

namespace debrief {
namespace {

constexpr std::string_view lengths_key{"\x00\xe0", 2};
constexpr std::size_t most_reserved = 1 << 20;  // on the word of a few bytes

// Reads numbers out of a chunk.
class ChunkReader {
 public:
  explicit ChunkReader(std::string_view bytes)
      : at_(bytes.data()), end_(bytes.data() + bytes.size()) {}

  bool at_end() const { return at_ == end_; }
  std::string_view rest() const { return {at_, static_cast<std::size_t>(end_ - at_)}; }

  char byte() {
    if (at_ == end_) throw_damaged_table();
    return *at_++;
  }

  std::uint32_t number() {
    if (at_ == end_) throw_damaged_table();
    const auto byte = static_cast<unsigned char>(*at_++);
    return byte < 0x80 ? byte : longer(byte & 0x7F);
  }

 private:
  std::uint32_t longer(std::uint64_t n) {
    for (unsigned shift = 7; shift < 35; shift += 7) {
      const auto byte = static_cast<unsigned char>(this->byte());
      n |= static_cast<std::uint64_t>(byte & 0x7F) << shift;
      if (byte < 0x80 && n <= UINT32_MAX) return static_cast<std::uint32_t>(n);
      if (byte < 0x80) break;
    }
    throw_damaged_table();
  }

  const char* at_;
  const char* end_;
};

// The documents of a chunk, one after the other.
class ChunkWalk {
 public:
  ChunkWalk(std::string_view entries, Xapian::docid first)
      : reader_(entries), id_(first), count_(reader_.number()) {}

  std::uint64_t id() const { return id_; }  // no smaller than the one before
  std::uint32_t count() const { return count_; }

  bool next() {
    if (reader_.at_end()) return false;
    id_ += std::uint64_t{reader_.number()} + 1;
    count_ = reader_.number();
    return true;
  }

 private:
  ChunkReader reader_;
  std::uint64_t id_;
  std::uint32_t count_;
};

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
  ChunkReader reader(cursor_.tag());
  if (is_first) {
    total_.documents = reader.number();
    total_.occurrences = reader.number();
    first_ = reader.number() + 1;
  }
  (void)reader.byte();  // whether it is the last
  const std::uint64_t last = std::uint64_t{first_} + reader.number();
  if (first_ == 0 || last > UINT32_MAX) throw_damaged_table();
  last_ = static_cast<Xapian::docid>(last);
  entries_ = reader.rest();
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
  if (is_in_chunk_) is_in_chunk_ = cursor_.next() && is_of_list() && enter_chunk(false);
  check_chunk();
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
  Xapian::docid before = 0;
  for (bool more = is_in_chunk_; more; more = next_chunk()) {
    if (first_ <= before) throw_damaged_table();
    ChunkWalk walk(entries_, first_);
    do {
      if (walk.id() > last_id) throw_damaged_table();
      before = static_cast<Xapian::docid>(walk.id());
      found.ids.push_back(before);
      found.counts.push_back(walk.count());
    } while (walk.next());
    check_chunk();
  }
  return found;
}

Postings PostingList::among(const std::vector<Xapian::docid>& ids) {
  Postings found;
  for (auto id = ids.begin(); id != ids.end() && seek(*id);) {
    if (*id > last_) {  // between two chunks
      ++id;
      continue;
    }
    ChunkWalk walk(entries_, first_);
    for (bool more = true; more && id != ids.end() && *id <= last_;) {
      if (walk.id() < *id) {
        more = walk.next();
        continue;
      }
      if (walk.id() == *id) {
        found.ids.push_back(*id);
        found.counts.push_back(walk.count());
      }
      ++id;
    }
    check_chunk();
    while (id != ids.end() && *id <= last_) ++id;  // behind the entries of the chunk
  }
  return found;
}

void PostingList::scatter(std::vector<std::uint32_t>& out) {
  for (bool more = is_in_chunk_; more; more = next_chunk()) {
    ChunkWalk walk(entries_, first_);
    do {
      if (walk.id() >= out.size()) throw_damaged_table();
      out[walk.id()] = walk.count();
    } while (walk.next());
    check_chunk();
  }
}

}  // namespace debrief
