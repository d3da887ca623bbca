#include "query/render/shell_path.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "debrief/text.h"

namespace debrief {
namespace {

// What no shell gives a meaning to; bytes above ASCII are letters.
bool is_plain(char c) {
  return static_cast<unsigned char>(c) >= 0x80 || (c >= 'a' && c <= 'z') ||
         (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         std::string_view("/._-+,:@%=").find(c) != std::string_view::npos;
}

std::string quoted_path(std::string_view path) {
  std::string out = "'";
  for (const char c : path)
    if (c == '\'')
      out += "'\\''";
    else
      out += c;
  return out + "'";
}

std::string escaped_path(std::string_view path) {
  std::string out = "$'";
  for (const char c : path)
    if (c == '\'' || c == '\\')
      out += {'\\', c};
    else if (c >= ' ' && c < 0x7F)
      out += c;
    else
      out += fmt::format("\\{:03o}", static_cast<unsigned char>(c));
  return out + "'";
}

std::string below(const std::string& path, std::string folder) {
  if (folder.empty()) return path;
  if (folder.back() != '/') folder += '/';
  if (!path.starts_with(folder) || path.size() == folder.size()) return path;
  const std::string rest = path.substr(folder.size());
  // What gets it must not take it for an option.
  return rest.front() == '-' ? fmt::format("./{}", rest) : rest;
}

}  // namespace

std::string shell_path(const std::string& path, const std::string& folder) {
  const std::string shown = below(path, folder);
  if (printable(shown) != shown) return escaped_path(shown);
  if (!shown.empty() && std::all_of(shown.begin(), shown.end(), is_plain)) return shown;
  return quoted_path(shown);
}

}  // namespace debrief
