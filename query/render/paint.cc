#include "query/render/paint.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "debrief/text.h"
#include "query/columns.h"

namespace debrief {
namespace {

std::string_view code_of(Face face) {
  switch (face) {
    case Face::plain:
      return "";
    case Face::strong:
      return "1";
    case Face::faint:
      return "2";
    case Face::hit:
      return "1;35";
    case Face::bar:
      return "35";
  }
  return "";
}

bool is_unreserved(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         std::string_view("-._~").find(c) != std::string_view::npos;
}

// An escape sequence ends at a control character, and some terminals end it at any byte
// above ASCII.
bool is_address(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(),
                                      [](char c) { return c > ' ' && c < 0x7F; });
}

}  // namespace

Text marked(const std::string& text,
            const std::vector<std::pair<std::size_t, std::size_t>>& stretches, Face face,
            Face hit) {
  Text pieces;
  const std::string_view all = text;
  const auto add = [&](std::size_t begin, std::size_t end, Face with) {
    if (begin < end)
      pieces.push_back({printable(all.substr(begin, end - begin)), with, {}});
  };
  std::size_t at = 0;
  for (const auto& [begin, end] : stretches) {
    const std::size_t from = std::clamp(begin, at, text.size());
    const std::size_t to = std::clamp(end, from, text.size());
    add(at, from, face);
    add(from, to, hit);
    at = to;
  }
  add(at, text.size(), face);
  return pieces;
}

std::size_t columns_of(const Text& text) {
  std::size_t columns = 0;
  for (const Piece& piece : text) columns += columns_of(std::string_view(piece.text));
  return columns;
}

std::string paint(const Text& line, const Style& style) {
  std::string out;
  for (const Piece& piece : line) {
    if (piece.text.empty()) continue;
    const std::string_view code = style.color ? code_of(piece.face) : "";
    const bool is_linked = style.links && is_address(piece.link);
    if (is_linked) out += fmt::format("\x1b]8;;{}\x1b\\", piece.link);
    if (!code.empty()) out += fmt::format("\x1b[{}m", code);
    out += printable(piece.text);
    if (!code.empty()) out += "\x1b[0m";
    if (is_linked) out += "\x1b]8;;\x1b\\";
  }
  return out;
}

std::string file_address(const std::string& path) {
  std::string address = "file://";
  for (const char c : path)
    if (is_unreserved(c) || c == '/')
      address += c;
    else
      address += fmt::format("%{:02X}", static_cast<unsigned char>(c));
  return address;
}

}  // namespace debrief
