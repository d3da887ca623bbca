#include "indexer/positions/position_writer.h"

#include <algorithm>
#include <filesystem>

#include "debrief/position_layout.h"
#include "debrief/varint.h"

namespace debrief {
namespace {

constexpr std::uint64_t piece = std::uint64_t{1} << 16;  // bytes that wait for the others

template <class Number>
void append_raw(std::string& out, const Number& number) {
  out.append(reinterpret_cast<const char*>(&number), sizeof number);
}

}  // namespace

PositionWriter::PositionWriter(const std::string& path)
    : file_(path), dictionary_(path + ".terms"), checksum_(XXH3_createState()) {
  XXH3_64bits_reset(checksum_.get());
}

// Most of what comes are a few bytes.
void PositionWriter::put(std::string_view bytes) {
  waiting_ += bytes;
  if (waiting_.size() >= piece) flush();
}

void PositionWriter::flush() {
  XXH3_64bits_update(checksum_.get(), waiting_.data(), waiting_.size());
  file_.write(waiting_);
  waiting_.clear();
}

void PositionWriter::begin(std::string_view term) {
  end_term();
  term_ = term;
  list_ = size();
}

void PositionWriter::end_group() {
  append_raw(skips_, std::uint32_t{last_});
  append_raw(skips_, std::uint64_t{size() - list_});
}

void PositionWriter::end_term() {
  if (documents_ == 0) return;
  const std::uint64_t bytes = size() - list_;
  if (documents_ > documents_a_group) {
    if (documents_ % documents_a_group != 0) end_group();
    put(skips_);
  }
  std::string row;
  std::size_t same = 0;
  if (terms_ % terms_a_block == 0) {
    append_raw(offsets_, std::uint64_t{dictionary_.size()});
    append_number(row, list_);
  } else {
    const auto differs =
        std::mismatch(term_.begin(), term_.end(), last_term_.begin(), last_term_.end());
    same = static_cast<std::size_t>(differs.first - term_.begin());
  }
  append_number(row, same);
  append_string(row, std::string_view(term_).substr(same));
  append_number(row, documents_);
  append_number(row, bytes);
  dictionary_.write(row);
  last_term_ = term_;
  ++terms_;
  documents_ = 0;
  last_ = 0;
  skips_.clear();
}

void PositionWriter::add(Xapian::docid id, std::span<const std::uint32_t> positions) {
  packed_.clear();
  append_packed_positions(packed_, positions);
  add_packed(id, packed_);
}

void PositionWriter::add_packed(Xapian::docid id, std::string_view positions) {
  const std::uint64_t distance = id - last_;
  append_number(waiting_, distance << 1 | (has_one_position(positions) ? 1 : 0));
  put(positions);
  last_ = id;
  if (++documents_ % documents_a_group == 0) end_group();
}

void PositionWriter::finish(const std::string& uuid,
                            const std::vector<DocumentInterval>& intervals) {
  end_term();
  PositionTrailer trailer;
  trailer.dictionary = size();
  for (std::uint64_t at = 0; at < dictionary_.size(); at += piece)
    put(dictionary_.read_back(at, std::min(piece, dictionary_.size() - at)));
  dictionary_.finish(false);
  std::filesystem::remove(dictionary_.path());
  trailer.blocks = size();
  put(offsets_);
  trailer.intervals = size();
  for (const DocumentInterval& one : intervals) {
    std::string bytes;
    append_raw(bytes, std::uint32_t{one.first});
    append_raw(bytes, std::uint32_t{one.last});
    put(bytes);
  }
  flush();
  trailer.uuid = database_uuid(uuid);
  trailer.terms = terms_;
  trailer.size = file_.size() + sizeof trailer;
  trailer.checksum = XXH3_64bits_digest(checksum_.get());
  std::string bytes;
  append_raw(bytes, trailer);
  file_.write(bytes);
  file_.finish(true);
}

}  // namespace debrief
