#include "debrief/generation_paths.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "debrief/index.h"

namespace debrief {
namespace {

std::string read_stub(const std::string& path) {
  const int descriptor = open(path.c_str(), O_RDONLY | O_CLOEXEC);
  std::string text;
  std::array<char, 1024> bytes;
  while (descriptor >= 0) {
    const ssize_t size = read(descriptor, bytes.data(), bytes.size());
    if (size <= 0) break;
    text.append(bytes.data(), static_cast<std::size_t>(size));
  }
  if (descriptor >= 0) close(descriptor);
  return text;
}

}  // namespace

std::vector<std::string> generation_paths(const std::string& dir) {
  const std::string text = read_stub(fmt::format("{}/{}", dir, stub_name));
  std::vector<std::string> paths;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    std::string_view line = std::string_view(text).substr(at, end - at);
    at = end + 1;
    constexpr std::string_view kind = "auto ";
    if (!line.starts_with(kind)) return {};  // no stub that we write
    line.remove_prefix(kind.size());
    paths.push_back(line.starts_with('/') ? std::string(line)
                                          : fmt::format("{}/{}", dir, line));
  }
  return paths;
}

}  // namespace debrief
