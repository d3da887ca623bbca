#include "indexer/glass/run_file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

#include "debrief/error.h"
#include "debrief/text.h"
#include "debrief/varint.h"

namespace debrief {
namespace {

// What a merge holds of a run at a time, so that many runs fit into memory.
constexpr std::size_t largest_piece = std::size_t{1} << 15;

}  // namespace

std::string& GrowingList::entry(std::uint32_t document) {
  const std::size_t begin = later_.empty() ? 0 : later_.back().begin;
  if (bytes_.empty())
    first_ = document;
  else if (bytes_.size() - begin >= largest_piece)
    later_.push_back({bytes_.size(), document});
  else
    append_number(bytes_, document - last_);
  last_ = document;
  return bytes_;
}

void GrowingList::write(FileWriter& file, std::string_view key) const {
  std::string head;
  const auto put = [&](std::size_t begin, std::size_t end, std::uint32_t first) {
    head.clear();
    append_string(head, key);
    append_number(head, first);
    append_number(head, end - begin);
    file.write(head);
    file.write(std::string_view(bytes_).substr(begin, end - begin));
  };
  std::size_t begin = 0;
  std::uint32_t first = first_;
  for (const Piece& piece : later_) {
    put(begin, piece.begin, first);
    begin = piece.begin;
    first = piece.first;
  }
  put(begin, bytes_.size(), first);
}

RunReader::RunReader(const std::string& path, std::size_t buffer)
    : descriptor_(open(path.c_str(), O_RDONLY | O_CLOEXEC)), least_(buffer), path_(path) {
  if (descriptor_ < 0)
    throw Error(fmt::format("cannot read {}: {}", printable(path), std::strerror(errno)));
}

RunReader::~RunReader() {
  if (descriptor_ >= 0) close(descriptor_);
}

RunReader::RunReader(RunReader&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)),
      buffer_(std::move(other.buffer_)),
      least_(other.least_),
      at_(other.at_),
      path_(std::move(other.path_)),
      key_(std::move(other.key_)),
      first_(other.first_) {}

// At least SIZE bytes behind at_, if the file has them. What stood before is gone.
bool RunReader::fill(std::size_t size) {
  while (buffer_.size() - at_ < size) {
    if (at_ != 0) buffer_.erase(0, std::exchange(at_, 0));
    const std::size_t had = buffer_.size();
    buffer_.resize(std::max(had + least_, size));
    const ssize_t n = read(descriptor_, buffer_.data() + had, buffer_.size() - had);
    buffer_.resize(had + (n > 0 ? static_cast<std::size_t>(n) : 0));
    if (n < 0 && errno == EINTR) continue;
    if (n < 0)
      throw Error(
          fmt::format("cannot read {}: {}", printable(path_), std::strerror(errno)));
    if (n == 0) return false;
  }
  return true;
}

std::uint64_t RunReader::number() {
  (void)fill(10);  // as long as one can be
  ByteReader reader{std::string_view(buffer_).substr(at_)};
  const std::uint64_t n = reader.number();
  at_ = buffer_.size() - reader.bytes.size();
  return n;
}

std::string_view RunReader::bytes(std::size_t size) {
  if (!fill(size)) ByteReader::damaged();
  at_ += size;
  return std::string_view(buffer_).substr(at_ - size, size);
}

bool RunReader::next() {
  if (!fill(1)) return false;
  key_ = bytes(number());
  first_ = static_cast<std::uint32_t>(number());
  const std::size_t size = number();
  entries_ = bytes(size);
  return true;
}

}  // namespace debrief
