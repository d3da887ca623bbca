#include "indexer/glass/file_writer.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

#include "debrief/error.h"
#include "debrief/text.h"

namespace debrief {
namespace {

constexpr std::size_t piece = std::size_t{1} << 18;  // bytes a call of the system

}  // namespace

FileWriter::FileWriter(std::string path) : path_(std::move(path)) {}

FileWriter::~FileWriter() {
  if (descriptor_ >= 0) close(descriptor_);
}

void FileWriter::fail(const char* what) const {
  const int error = errno;
  throw Error(
      fmt::format("cannot {} {}: {}", what, printable(path_), std::strerror(error)),
      "what was committed before is still there; run again when this is mended");
}

void FileWriter::open_file() {
  if (descriptor_ >= 0) return;
  descriptor_ = open(path_.c_str(), O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
  if (descriptor_ < 0) fail("write");
}

void FileWriter::write(std::string_view bytes) {
  waiting_ += bytes;
  size_ += bytes.size();
  if (waiting_.size() >= piece) flush();
}

void FileWriter::flush() {
  open_file();
  std::string_view rest = waiting_;
  while (!rest.empty()) {
    const ssize_t n = ::write(descriptor_, rest.data(), rest.size());
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) fail("write");
    rest.remove_prefix(static_cast<std::size_t>(n));
  }
  waiting_.clear();
}

std::string FileWriter::read_back(std::uint64_t offset, std::size_t size) {
  flush();
  std::string bytes(size, '\0');
  for (std::size_t done = 0; done < size;) {
    const ssize_t n = pread(descriptor_, bytes.data() + done, size - done,
                            static_cast<off_t>(offset + done));
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) fail("read");
    done += static_cast<std::size_t>(n);
  }
  return bytes;
}

void FileWriter::finish(bool durable) {
  flush();
  if (durable && fdatasync(descriptor_) != 0) fail("write");
  if (close(std::exchange(descriptor_, -1)) != 0) fail("write");
}

}  // namespace debrief
