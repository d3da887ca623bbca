// What is known of each file, packed: the files of a large archive are a million.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "debrief/varint.h"
#include "indexer/dates/day_order.h"
#include "indexer/version_sketch.h"

namespace debrief {

// One brief of a file.
struct KnownBrief {
  std::string id;
  std::string fragment;                // which of the file's briefs; empty: the only one
  std::uint64_t title = 0;             // hash of the folded title
  std::vector<std::uint64_t> endings;  // ending_lines() of it
  std::uint8_t removed =
      0;  // which of them counted as repeated when it was read, as bits
  VersionSketch sketch;
  DayOrders orders;
  DayOrder read_as = DayOrder::none;  // the archive's order when it was read

  bool operator==(const KnownBrief&) const = default;
};

// A size that no file has: what is known of the file does not hold, whatever its bytes.
inline constexpr std::uint64_t to_be_read = UINT64_MAX;

struct KnownFile {
  std::uint64_t size = 0;
  std::int64_t modified = 0;
  std::uint64_t content = 0;  // hash of its bytes
  std::string refusal;        // why it is not in the index; empty: it is
  std::vector<KnownBrief> briefs;

  bool operator==(const KnownFile&) const = default;
};

// What a look at the file system needs stands first, the rest behind its length:
//   path (append_path), size, modified, refusal, rest (append_string, append_number)
// Views last as long as BYTES.
struct PackedFile {
  std::string_view path;
  std::uint64_t size = 0;
  std::int64_t modified = 0;
  std::string_view refusal;
  std::string_view rest;  // what only unpacked() reads
  std::string_view tail;  // all of it behind the path

  // Throws Error when the bytes are damaged.
  KnownFile unpacked() const;
};

// The first of BYTES, which are then those behind it, without its path. Throws Error when
// they are damaged.
PackedFile take_packed_tail(std::string_view& bytes);

// Paths come sorted, and most begin as the one BEFORE: how many bytes both have in common
// (append_number), then the rest (append_string).
void append_path(std::string& out, std::string_view path, std::string_view before);

// PATH, which is the one before, becomes the one that the reader is at. Throws Error.
void read_path(ByteReader& reader, std::string& path);

// Both: the path in this form and the tail. The view of the path is one of PATH.
PackedFile take_packed_file(std::string_view& bytes, std::string& path);

// Files by path. They lie packed in blocks of a few kilobytes: some 130 bytes each, where
// a map of them takes 500.
class KnownFiles {
 public:
  // Unpacks one file after the other, by path. Until the next change.
  class Iterator {
   public:
    const std::pair<std::string, KnownFile>& operator*() const { return current_; }
    const std::pair<std::string, KnownFile>* operator->() const { return &current_; }
    Iterator& operator++();
    bool operator==(const Iterator& other) const {
      return block_ == other.block_ && rest_.size() == other.rest_.size() &&
             is_end_ == other.is_end_;
    }

   private:
    friend class KnownFiles;
    using Block = std::map<std::string, std::string, std::less<>>::const_iterator;
    Iterator(Block block, Block end, std::string_view rest, std::string before);

    Block block_;
    Block end_;
    std::string_view rest_;  // of the block, behind the current one
    bool is_end_ = false;
    std::pair<std::string, KnownFile> current_;
  };

  std::size_t size() const { return size_; }
  bool empty() const { return size_ == 0; }
  Iterator begin() const;
  Iterator end() const;
  Iterator lower_bound(std::string_view path) const;  // the first at PATH or behind it
  std::optional<KnownFile> find(std::string_view path) const;
  bool contains(std::string_view path) const;

  // Calls use(file) for each, packed, by path.
  template <class Use>
  void for_each_packed(Use use) const {
    std::string path;
    for (const auto& [first, block] : blocks_) {
      path.clear();
      for (std::string_view bytes = block; !bytes.empty();)
        use(take_packed_file(bytes, path));
    }
  }

  void put(std::string_view path, const KnownFile& file);
  void put(const PackedFile& file);
  bool erase(std::string_view path);  // false: it was not there

 private:
  using Blocks = std::map<std::string, std::string, std::less<>>;

  // Where a path stands in its block, or would: [begin, end) in bytes.
  struct Place {
    Blocks::const_iterator block;
    std::size_t begin = 0;
    std::size_t end = 0;
    std::string before;  // the path before it in the block; empty: it is the first
  };
  Place place_of(std::string_view path) const;
  bool is_behind_all(std::string_view path) const { return path > last_; }
  void append(const PackedFile& file);
  void set(const Place& place, const PackedFile* file);
  void split(Blocks::iterator block);
  std::string last_path() const;

  // By the least path that may be in it. Where there are any, the first is of the empty
  // path.
  Blocks blocks_;
  std::size_t size_ = 0;
  std::string last_;  // path; empty: there is none
};

// FILE as a PackedFile without its path, appended.
void append_packed_tail(std::string& out, const KnownFile& file);

}  // namespace debrief
