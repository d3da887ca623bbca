#include "indexer/read_option_file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <string_view>

#include "debrief/error.h"
#include "debrief/text.h"

namespace debrief {
namespace {

constexpr std::size_t largest = 32U << 20;  // bytes; such lists are written by hand

// Why the file that is open cannot be read into TEXT; empty: it was.
std::string why_unread(int file, std::string& text) {
  struct stat status {};
  if (fstat(file, &status) != 0) return std::strerror(errno);
  if (S_ISDIR(status.st_mode)) return "is a folder";
  if (!S_ISREG(status.st_mode)) return "is no regular file";
  std::size_t size = 0;
  for (;;) {
    text.resize(size + (1U << 16));
    const ssize_t n = read(file, text.data() + size, text.size() - size);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return std::strerror(errno);
    size += static_cast<std::size_t>(n);
    if (n == 0) break;
    if (size > largest) return fmt::format("larger than {} MB", largest >> 20);
  }
  text.resize(size);
  return {};
}

}  // namespace

std::string read_option_file(const std::string& path, const std::string& option) {
  std::string text;
  std::string why;
  const int file = open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (file < 0) {
    why = std::strerror(errno);
  } else {
    why = why_unread(file, text);
    close(file);
  }
  if (!why.empty())
    throw Error(fmt::format("{}: cannot be read: {}", path, why),
                fmt::format("name a file of JSON: {} FILE", option));
  if (text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);
  if (const auto bad = invalid_utf8_at(text))
    throw Error(fmt::format("{}: not UTF-8: byte 0x{:02X} at {}", path,
                            static_cast<unsigned char>(text[*bad]), *bad),
                fmt::format("save it as UTF-8: {} reads nothing else", option));
  return text;
}

}  // namespace debrief
