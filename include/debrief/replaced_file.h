// A file that takes the place of another when it is whole, and else leaves nothing.
#pragma once

#include <cstdint>
#include <cstdio>
#include <string>
#include <string_view>

namespace debrief {

// What fails on the way, finish() tells.
class ReplacedFile {
 public:
  explicit ReplacedFile(std::string path);
  ReplacedFile(const ReplacedFile&) = delete;
  ReplacedFile& operator=(const ReplacedFile&) = delete;
  ~ReplacedFile();

  bool is_open() const { return file_ != nullptr; }

  // COUNT plain THINGS at the next multiple of eight bytes, which comes back.
  template <class T>
  std::uint64_t append(const T* things, std::size_t count) {
    constexpr char zeros[8] = {};
    write(zeros, (8 - at_ % 8) % 8);
    const std::uint64_t begin = at_;
    write(things, count * sizeof(T));
    return begin;
  }

  // Right behind what was written last.
  void go_on(std::string_view bytes) { write(bytes.data(), bytes.size()); }

  // In the place of what was written at byte AT; the last to be written.
  template <class T>
  void overwrite(std::uint64_t at, const T* things, std::size_t count) {
    good_ = good_ && std::fseek(file_, static_cast<long>(at), SEEK_SET) == 0;
    write(things, count * sizeof(T));
  }

  // Seals it (side_file.h) and puts it in its place, durably. False: the disk is full or
  // the like.
  bool finish();

 private:
  void write(const void* bytes, std::size_t size);
  void seal();

  std::string path_;
  std::string fresh_;
  std::FILE* file_;
  std::uint64_t at_ = 0;
  bool good_ = true;
  bool is_done_ = false;
};

}  // namespace debrief
