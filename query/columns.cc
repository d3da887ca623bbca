#include "query/columns.h"

#include <unicode/uchar.h>

#include "debrief/text.h"

namespace debrief {
std::size_t columns_of(char32_t c) {
  if (c < 0x300) return 1;  // U+00AD too: terminals draw the hyphen
  const auto icu = static_cast<UChar32>(c);
  const auto type = u_charType(icu);
  if (type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK || type == U_FORMAT_CHAR)
    return 0;
  const int width = u_getIntPropertyValue(icu, UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

std::size_t columns_of(std::string_view text) {
  std::size_t columns = 0;
  for (std::size_t at = 0; at < text.size();) {
    if (static_cast<unsigned char>(text[at]) < 0x80) {
      ++columns;
      ++at;
      continue;
    }
    const CodePoint c = code_point_at(text, at);
    columns += columns_of(c.value);
    at += c.size;
  }
  return columns;
}

std::string_view fit(std::string_view text, std::size_t columns) {
  std::size_t at = 0;
  for (std::size_t used = 0; at < text.size();) {
    const CodePoint c = code_point_at(text, at);
    used += columns_of(c.value);
    if (used > columns) break;
    at += c.size;
  }
  return text.substr(0, at);
}

std::string shorten(std::string_view text, std::size_t columns) {
  const std::string_view beginning = fit(text, columns);
  if (beginning.size() == text.size()) return std::string(text);
  return std::string(fit(text, columns - 1)) + "…";
}

}  // namespace debrief
