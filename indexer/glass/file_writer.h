// A file that grows at its end, written in large pieces.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace debrief {

class FileWriter {
 public:
  // Made when the first bytes go there, or at the end, in the place of what is there.
  explicit FileWriter(std::string path);
  ~FileWriter();
  FileWriter(const FileWriter&) = delete;
  FileWriter& operator=(const FileWriter&) = delete;

  // Throws Error with the file system's reason, as all that write do: a full disk.
  void write(std::string_view bytes);

  // Bytes so far, also those that wait.
  std::uint64_t size() const { return size_; }

  // SIZE bytes from OFFSET on, all of them written before.
  std::string read_back(std::uint64_t offset, std::size_t size);

  // Nothing waits any more; DURABLE: also not in the system's memory. The last call.
  void finish(bool durable);

  const std::string& path() const { return path_; }

 private:
  void open_file();
  void flush();
  [[noreturn]] void fail(const char* what) const;

  std::string path_;
  std::string waiting_;
  std::uint64_t size_ = 0;
  int descriptor_ = -1;
};

}  // namespace debrief
