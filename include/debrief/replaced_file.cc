#include "debrief/replaced_file.h"

#include <unistd.h>

#include <utility>

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
  good_ = good_ && std::fflush(file_) == 0 && fsync(fileno(file_)) == 0;
  is_done_ = good_ && std::rename(fresh_.c_str(), path_.c_str()) == 0;
  return is_done_;
}

void ReplacedFile::write(const void* bytes, std::size_t size) {
  if (size == 0) return;  // of nothing, BYTES may be null
  good_ = good_ && std::fwrite(bytes, 1, size, file_) == size;
  at_ += size;
}

}  // namespace debrief
