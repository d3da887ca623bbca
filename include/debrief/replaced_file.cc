#include "debrief/replaced_file.h"

#include <unistd.h>

#include <utility>

#include "debrief/mapped_file.h"
#include "debrief/side_file.h"

namespace debrief {

ReplacedFile::ReplacedFile(std::string path)
    : path_(std::move(path)),
      fresh_(path_ + ".new"),
      file_(std::fopen(fresh_.c_str(), "wbe")) {}

ReplacedFile::~ReplacedFile() {
  if (file_ != nullptr) std::fclose(file_);
  if (file_ != nullptr && !is_done_) std::remove(fresh_.c_str());
}

bool ReplacedFile::finish() {
  seal();
  good_ = good_ && std::fflush(file_) == 0 && fsync(fileno(file_)) == 0;
  is_done_ = good_ && std::rename(fresh_.c_str(), path_.c_str()) == 0;
  return is_done_;
}

// Read back, for parts of it may have been overwritten.
void ReplacedFile::seal() {
  good_ = good_ && std::fseek(file_, 0, SEEK_END) == 0;
  const long size = good_ ? std::ftell(file_) : 0;
  at_ = static_cast<std::uint64_t>(size);
  append("", 0);  // to a multiple of eight
  good_ = good_ && std::fflush(file_) == 0;
  const auto written = good_ ? MappedFile::open(fresh_) : nullptr;
  good_ = written != nullptr;
  if (!good_) return;
  const SideFileSeal seal = seal_of(written->bytes());
  append(&seal, 1);
}

void ReplacedFile::write(const void* bytes, std::size_t size) {
  if (size == 0) return;  // of nothing, BYTES may be null
  good_ = good_ && std::fwrite(bytes, 1, size, file_) == size;
  at_ += size;
}

}  // namespace debrief
