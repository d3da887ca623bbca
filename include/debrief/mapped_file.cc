#include "debrief/mapped_file.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace debrief {

std::shared_ptr<const MappedFile> MappedFile::open(const std::string& path) {
  return open(AT_FDCWD, path.c_str());
}

std::shared_ptr<const MappedFile> MappedFile::open(int folder, const char* name) {
  const int descriptor = openat(folder, name, O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return nullptr;
  struct stat status {};
  void* mapped = MAP_FAILED;
  if (fstat(descriptor, &status) == 0 && status.st_size > 0)
    mapped = mmap(nullptr, static_cast<std::size_t>(status.st_size), PROT_READ,
                  MAP_SHARED, descriptor, 0);
  ::close(descriptor);
  if (mapped == MAP_FAILED) return nullptr;
  return std::shared_ptr<const MappedFile>(new MappedFile(
      static_cast<const char*>(mapped), static_cast<std::size_t>(status.st_size)));
}

MappedFile::~MappedFile() { munmap(const_cast<char*>(bytes_), size_); }

void MappedFile::forget() const {
  (void)madvise(const_cast<char*>(bytes_), size_, MADV_DONTNEED);
}

}  // namespace debrief
