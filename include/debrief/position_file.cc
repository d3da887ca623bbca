#include "debrief/position_file.h"

#include <fmt/format.h>
#include <xxhash.h>

#include <algorithm>
#include <cstring>

#include "debrief/position_layout.h"

namespace debrief {
namespace {

[[noreturn]] void file_damaged() {
  throw Xapian::DatabaseCorruptError("the file of positions is damaged");
}

// Takes a number off BYTES.
std::uint64_t take_number(std::string_view& bytes) {
  std::uint64_t n = 0;
  for (unsigned shift = 0; shift < 64 && !bytes.empty(); shift += 7) {
    const auto byte = static_cast<unsigned char>(bytes.front());
    bytes.remove_prefix(1);
    n |= static_cast<std::uint64_t>(byte & 0x7F) << shift;
    if (byte < 0x80) return n;
  }
  file_damaged();
}

std::string_view take_bytes(std::string_view& bytes) {
  const std::uint64_t size = take_number(bytes);
  if (size > bytes.size()) file_damaged();
  const std::string_view taken = bytes.substr(0, size);
  bytes.remove_prefix(size);
  return taken;
}

std::vector<DocumentInterval> read_intervals(std::string_view bytes) {
  if (bytes.size() % sizeof(DocumentInterval) != 0) file_damaged();
  std::vector<DocumentInterval> all(bytes.size() / sizeof(DocumentInterval));
  if (!all.empty()) std::memcpy(all.data(), bytes.data(), bytes.size());
  Xapian::docid before = 0;
  for (const DocumentInterval& one : all) {
    if (one.first <= before || one.last < one.first) file_damaged();
    before = one.last;
  }
  return all;
}

std::string_view section_of(std::string_view bytes, std::uint64_t begin,
                            std::uint64_t end) {
  if (begin > end || end > bytes.size()) file_damaged();
  return bytes.substr(begin, end - begin);
}

// Throws where it is none.
PositionTrailer trailer_of(std::string_view bytes) {
  PositionTrailer trailer;
  if (bytes.size() < sizeof trailer) file_damaged();
  std::memcpy(&trailer, bytes.data() + bytes.size() - sizeof trailer, sizeof trailer);
  if (trailer.magic != PositionMagic{} || trailer.size != bytes.size()) file_damaged();
  return trailer;
}

}  // namespace

PositionTerms::PositionTerms(const PositionFile& file, std::size_t block)
    : file_(&file), block_(block) {}

bool PositionTerms::next() {
  if (std::exchange(waits_, false)) return true;
  const bool first = rest_.empty();
  if (first) {
    if (block_ * sizeof(std::uint64_t) == file_->offsets_.size()) return false;
    rest_ = file_->block(block_++);
    list_ = take_number(rest_);
  } else {
    list_ += bytes_ + skip_bytes(documents_);
  }
  const std::uint64_t same = take_number(rest_);
  if (same > (first ? 0 : term_.size())) file_damaged();
  term_.resize(same);
  term_ += take_bytes(rest_);
  documents_ = take_number(rest_);
  bytes_ = take_number(rest_);
  return true;
}

PositionList PositionTerms::list() const {
  const std::string_view lists = file_->lists_;
  // An entry takes two bytes at least; this also keeps the sums below from wrapping.
  if (list_ > lists.size() || bytes_ > lists.size() - list_ || documents_ > bytes_ / 2 ||
      documents_ == 0 || skip_bytes(documents_) > lists.size() - list_ - bytes_)
    file_damaged();
  PositionList list;
  list.entries_ = lists.data() + list_;
  list.end_ = list.entries_ + bytes_;
  list.documents_ = documents_;
  list.restart();
  return list;
}

std::shared_ptr<const PositionFile> PositionFile::open(const std::string& generation,
                                                       const std::string& uuid) {
  return open_at(fmt::format("{}/{}", generation, positions_file), uuid);
}

std::shared_ptr<const PositionFile> PositionFile::open_at(const std::string& path,
                                                          const std::string& uuid) {
  auto mapping = MappedFile::open(path);
  if (mapping == nullptr) return nullptr;
  const std::string_view bytes = mapping->bytes();
  const PositionTrailer trailer = trailer_of(bytes);
  if (trailer.uuid != database_uuid(uuid)) return nullptr;
  const auto file = std::make_shared<PositionFile>();
  file->terms_ = trailer.terms;
  file->lists_ = section_of(bytes, 0, trailer.dictionary);
  file->dictionary_ = section_of(bytes, trailer.dictionary, trailer.blocks);
  file->offsets_ = section_of(bytes, trailer.blocks, trailer.intervals);
  file->intervals_ =
      read_intervals(section_of(bytes, trailer.intervals, bytes.size() - sizeof trailer));
  const std::uint64_t blocks = (trailer.terms + terms_a_block - 1) / terms_a_block;
  if (trailer.terms > bytes.size() ||
      file->offsets_.size() != blocks * sizeof(std::uint64_t))
    file_damaged();
  file->mapping_ = std::move(mapping);
  return file;
}

bool PositionFile::covers(Xapian::docid id) const {
  const auto behind =
      std::upper_bound(intervals_.begin(), intervals_.end(), id,
                       [](Xapian::docid wanted, const DocumentInterval& one) {
                         return wanted < one.first;
                       });
  return behind != intervals_.begin() && id <= std::prev(behind)->last;
}

std::string_view PositionFile::block(std::size_t n) const {
  const auto offset = [&](std::size_t i) {
    if (i * sizeof(std::uint64_t) == offsets_.size())
      return std::uint64_t{dictionary_.size()};
    std::uint64_t at = 0;
    std::memcpy(&at, offsets_.data() + i * sizeof at, sizeof at);
    return at;
  };
  return section_of(dictionary_, offset(n), offset(n + 1));
}

std::string_view PositionFile::first_of(std::size_t n) const {
  std::string_view bytes = block(n);
  (void)take_number(bytes);  // its list
  (void)take_number(bytes);  // no bytes as the one before
  return take_bytes(bytes);
}

PositionTerms PositionFile::walk(std::string_view from) const {
  // The last block that begins with a term <= FROM.
  std::size_t low = 0;
  std::size_t high = offsets_.size() / sizeof(std::uint64_t);
  while (high - low > 1) {
    const std::size_t middle = low + (high - low) / 2;
    (first_of(middle) <= from ? low : high) = middle;
  }
  PositionTerms terms(*this, low);
  while (terms.next())
    if (terms.term() >= from) {
      terms.waits_ = true;
      break;
    }
  return terms;
}

std::optional<PositionList> PositionFile::find(std::string_view term) const {
  PositionTerms terms = walk(term);
  if (!terms.next() || terms.term() != term) return std::nullopt;
  return terms.list();
}

bool PositionFile::is_sound() const {
  const std::string_view bytes = mapping_->bytes();
  const PositionTrailer trailer = trailer_of(bytes);
  return XXH3_64bits(bytes.data(), bytes.size() - sizeof trailer) == trailer.checksum;
}

void PositionFile::forget() const { mapping_->forget(); }

}  // namespace debrief
