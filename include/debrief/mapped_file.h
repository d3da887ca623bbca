// A file in memory, page by page as it is looked at.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace debrief {

class MappedFile {
 public:
  // nullptr: it is not there, is empty, or cannot be read.
  static std::shared_ptr<const MappedFile> open(const std::string& path);

  ~MappedFile();
  MappedFile(const MappedFile&) = delete;
  MappedFile& operator=(const MappedFile&) = delete;

  std::string_view bytes() const { return {bytes_, size_}; }

  // Gives the memory of what was read back; what is read again comes from the file.
  void forget() const;

 private:
  MappedFile(const char* bytes, std::size_t size) : bytes_(bytes), size_(size) {}

  const char* bytes_;
  std::size_t size_;
};

}  // namespace debrief
