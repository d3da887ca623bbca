#include "indexer/glass/list_writer.h"

#include <utility>

#include "debrief/glass_keys.h"
#include "debrief/varint.h"

namespace debrief {
namespace {

// What Xapian's writer makes of them: a chunk is closed when it has so many bytes.
constexpr std::size_t chunk_size = 2000;

}  // namespace

PostingsWriter::PostingsWriter(TableWriter& table, std::string key)
    : table_(table), key_(std::move(key)) {}

void PostingsWriter::add(std::uint32_t document, std::uint32_t wdf) {
  if (chunks_.empty() || chunks_.back().entries.size() >= chunk_size)
    chunks_.push_back({document, document, {}});
  else
    append_number(chunks_.back().entries, document - chunks_.back().last - 1);
  Chunk& chunk = chunks_.back();
  append_number(chunk.entries, wdf);
  chunk.last = document;
  ++documents_;
}

void PostingsWriter::finish(std::uint32_t occurrences) {
  std::string key = key_;
  std::string tag;
  for (const Chunk& chunk : chunks_) {
    tag.clear();
    if (&chunk == &chunks_.front()) {
      append_number(tag, key_ == lengths_mark ? 0 : documents_);
      append_number(tag, occurrences);
      append_number(tag, chunk.first - 1);
    } else {
      key = key_;
      if (key_ != lengths_mark) key += '\0';
      append_sortable(key, chunk.first);
    }
    tag += &chunk == &chunks_.back() ? '1' : '0';
    append_number(tag, chunk.last - chunk.first);
    tag += chunk.entries;
    table_.add(key, tag);
  }
}

ValuesWriter::ValuesWriter(TableWriter& table, std::string key)
    : table_(table), key_(std::move(key)) {}

void ValuesWriter::add(std::uint32_t document, std::string_view value) {
  if (chunk_.empty())
    first_ = document;
  else
    append_number(chunk_, document - last_ - 1);
  append_string(chunk_, value);
  last_ = document;
  if (chunk_.size() >= chunk_size) finish();
}

void ValuesWriter::finish() {
  if (chunk_.empty()) return;
  table_.add(key_ + sortable(first_), chunk_);
  chunk_.clear();
}

}  // namespace debrief
