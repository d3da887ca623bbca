#include "debrief/mapped_file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>

namespace debrief {
namespace {

// Made beforehand: the handler may call next to nothing.
std::array<char, 256> cut_message;
std::size_t cut_message_size = 0;

extern "C" void say_cut(int) {
  // Whether or not anyone reads it, the code is the same.
  (void)!write(STDERR_FILENO, cut_message.data(), cut_message_size);
  _exit(2);
}

}  // namespace

void exit_when_cut(std::string_view name) {
  cut_message_size =
      fmt::format_to_n(cut_message.data(), cut_message.size(),
                       "{}: a file of the index was cut short while it was read, or its "
                       "disk fails\ntry again; debrief-index --check says what is "
                       "damaged\n",
                       name)
          .size;
  cut_message_size = std::min(cut_message_size, cut_message.size());
  struct sigaction action {};
  action.sa_handler = say_cut;
  sigaction(SIGBUS, &action, nullptr);
}

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
