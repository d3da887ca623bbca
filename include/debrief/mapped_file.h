// A file in memory, page by page as it is looked at.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace debrief {

// From now on a mapped file that is cut short while it is read, or whose disk fails, ends
// the process with exit code 2 and a message under NAME ("debrief-query"), where the
// system would kill it.
void exit_when_cut(std::string_view name);

class MappedFile {
 public:
  // nullptr: it is not there, is empty, or cannot be read.
  static std::shared_ptr<const MappedFile> open(const std::string& path);

  // The same of the file NAME in FOLDER, an open descriptor.
  static std::shared_ptr<const MappedFile> open(int folder, const char* name);

  ~MappedFile();
  MappedFile(const MappedFile&) = delete;
  MappedFile& operator=(const MappedFile&) = delete;

  std::string_view bytes() const { return {bytes_, size_}; }

  // COUNT things at byte AT; nullptr when they do not lie within the file.
  template <class T>
  const T* array(std::uint64_t at, std::uint64_t count) const {
    if (at % alignof(T) != 0 || at > size_ || count > (size_ - at) / sizeof(T))
      return nullptr;
    return reinterpret_cast<const T*>(bytes_ + at);
  }

  // Gives the memory of what was read back; what is read again comes from the file.
  void forget() const;

 private:
  MappedFile(const char* bytes, std::size_t size) : bytes_(bytes), size_(size) {}

  const char* bytes_;
  std::size_t size_;
};

}  // namespace debrief
