#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <vector>

#include "debrief/text.h"
#include "query/columns.h"
#include "query/render/draw_hits.h"
#include "query/render/layout.h"
#include "query/render/shell_path.h"
#include "query/render/wrap.h"

namespace debrief {
namespace {

constexpr std::size_t title_room = 20;  // beside a date; narrower: the date goes below
constexpr std::size_t title_lines = 3;  // a text without line ends is all "title"
constexpr std::string_view separator = " · ";

// What list_names() lists, each host that is whole in it with its address.
Text linked(const std::string& listed, const std::vector<std::string>& hosts) {
  Text text;
  std::string_view rest = listed;
  for (const std::string& host : hosts) {
    const std::string_view comma = text.empty() ? "" : ", ";
    if (!rest.starts_with(fmt::format("{}{}", comma, host))) break;
    text.push_back({std::string(comma), Face::faint});
    text.push_back({host, Face::faint, "https://" + host});
    rest.remove_prefix(comma.size() + host.size());
  }
  text.push_back({std::string(rest), Face::faint});
  return text;
}

// Outlets and companies on one line; each may have what the other leaves.
Text whose_line(const Record& record, std::size_t width) {
  if (record.sources.empty() && record.companies.empty()) return {};
  if (record.sources.empty()) return {{list_names(record.companies, width), Face::faint}};
  if (record.companies.empty())
    return linked(list_names(record.sources, width), record.sources);
  const std::size_t room = width - columns_of(separator);
  const std::size_t wanted = columns_of(list_names(record.companies, room));
  const std::string sources =
      list_names(record.sources, std::max(room / 2, room - std::min(room, wanted)));
  const std::string companies =
      list_names(record.companies, room - std::min(room - 1, columns_of(sources)));
  Text text = linked(sources, record.sources);
  text.push_back({fmt::format("{}{}", separator, companies), Face::faint});
  return text;
}

std::vector<Text> title_of(const BriefHit& hit, std::size_t width) {
  const std::string& title =
      hit.title.text.empty() ? shown_title(hit.record) : hit.title.text;
  const Face face = hit.record.title.empty() ? Face::faint : Face::strong;
  // What these lines cannot hold is not looked at; no character is longer than 4 bytes.
  const std::string beginning(clip(title, 4 * width * (title_lines + 1)));
  std::vector<Text> lines = wrap(marked(beginning, hit.title.highlights, face), width);
  if (lines.empty()) return {{}};
  if (lines.size() <= title_lines) return lines;
  lines.resize(title_lines);
  Piece& last = lines.back().back();
  if (columns_of(lines.back()) == width)
    last.text = fit(last.text, columns_of(last.text) - 1);
  last.text += "…";
  return lines;
}

std::string draw_title(const BriefHit& hit, std::size_t digits, std::size_t width,
                       const Style& style) {
  const std::string date = shown_date(hit.record);
  const std::size_t beside = width - std::min(width, date.size() + 2);
  const bool fits = beside >= title_room;
  std::vector<Text> lines = title_of(hit, fits ? beside : width);
  if (fits) {
    const std::size_t gap = width - columns_of(lines.front()) - date.size();
    lines.front().push_back({std::string(gap, ' '), Face::plain});
    lines.front().push_back({date, Face::faint});
  } else {
    lines.push_back({{date, Face::faint}});
  }
  return draw_lines({{fmt::format("{:>{}}  ", hit.rank, digits), Face::faint}}, lines,
                    style);
}

std::vector<Text> snippet_of(const Excerpt& excerpt, std::size_t width) {
  Text text = marked(excerpt.text, excerpt.highlights, Face::plain);
  if (excerpt.cut_before) text.insert(text.begin(), {"…", Face::plain});
  if (excerpt.cut_after) text.push_back({"…", Face::plain});
  return wrap(text, width);
}

// "+1 copy, +2 versions"; neither: empty.
std::string more_of(const BriefHit& hit) {
  const std::size_t copies = hit.record.paths.size() - 1;
  const std::size_t versions = hit.versions.size();
  std::string more;
  if (copies > 0) more = fmt::format("+{} {}", copies, copies == 1 ? "copy" : "copies");
  if (copies > 0 && versions > 0) more += ", ";
  if (versions > 0)
    more += fmt::format("+{} {}", versions, versions == 1 ? "version" : "versions");
  return more;
}

// The id and the path are never cut, so that they can be pasted: the path may be wider
// than the screen.
std::vector<Text> place_of(const BriefHit& hit, std::size_t width, const Style& style) {
  const Record& record = hit.record;
  std::vector<Text> lines = {{{printable(record.id), Face::faint}}};
  if (record.paths.empty()) return lines;
  const std::string& path = record.paths.front();
  Text place = {{shell_path(path, style.folder), Face::faint,
                 style.links ? file_address(path) : std::string()}};
  if (const std::string more = more_of(hit); !more.empty())
    place.push_back({fmt::format(" ({})", more), Face::faint});
  if (columns_of(lines.front()) + 2 + columns_of(place) > width) {
    lines.push_back(place);
    return lines;
  }
  lines.front().push_back({"  ", Face::plain});
  lines.front().insert(lines.front().end(), place.begin(), place.end());
  return lines;
}

}  // namespace

std::string draw_hit(const BriefHit& hit, std::size_t digits, const Style& style) {
  const std::size_t width = measure(style) - std::min(measure(style) / 2, digits + 2);
  const Text indent = {{std::string(digits + 2, ' '), Face::plain}};
  std::string out = draw_title(hit, digits, width, style);
  if (const Text whose = whose_line(hit.record, width); !whose.empty())
    out += draw_lines(indent, {whose}, style);
  if (const auto snippet = snippet_of(hit.snippet, width); !snippet.empty())
    out += draw_lines(indent, snippet, style);
  return out + draw_lines(indent, place_of(hit, width, style), style);
}

}  // namespace debrief
