#include "query/render/layout.h"

#include <fmt/format.h>

#include <algorithm>

#include "debrief/text.h"
#include "query/columns.h"

namespace debrief {
namespace {

constexpr std::size_t narrowest = 20;
constexpr std::size_t widest = 100;

}  // namespace

std::size_t measure(const Style& style) {
  return std::clamp(style.width, narrowest, widest);
}

std::string draw_lines(const Text& first, const std::vector<Text>& lines,
                       const Style& style) {
  std::string out = paint(first, style);
  const std::string indent(columns_of(first), ' ');
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (i > 0) out += '\n' + indent;
    out += paint(lines[i], style);
  }
  return out + '\n';
}

std::string shown_date(const Record& record) {
  if (!record.date) return "undated";
  return fmt::format("{}{}", record.date_confidence == "low" ? "~" : "",
                     to_string(*record.date));
}

std::string shown_title(const Record& record) {
  return record.title.empty() ? "(untitled)" : record.title;
}

Text cited(const std::vector<std::string>& sources) {
  if (sources.empty()) return {{" (uncited)", Face::faint}};
  Text text;
  for (const std::string& host : sources) {
    text.push_back({" (", Face::faint});
    text.push_back({printable(host), Face::faint, "https://" + host});
    text.push_back({")", Face::faint});
  }
  return text;
}

std::string list_names(const std::vector<std::string>& list, std::size_t columns) {
  std::string out;
  std::size_t used = 0;
  for (std::size_t i = 0; i < list.size(); ++i) {
    const std::string name = printable(list[i]);
    const std::size_t left = list.size() - i - 1;
    const std::string rest = left > 0 ? fmt::format(" +{}", left) : "";
    const std::string comma = i > 0 ? ", " : "";
    const std::size_t wide = used + comma.size() + columns_of(name);
    if (wide + rest.size() > columns) {
      if (i > 0) return out + fmt::format(" +{}", left + 1);
      return shorten(name, columns - std::min(columns - 1, rest.size())) + rest;
    }
    out += comma + name;
    used = wide;
  }
  return out;
}

}  // namespace debrief
