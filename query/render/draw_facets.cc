#include "query/render/draw_facets.h"

#include <fmt/format.h>

#include <algorithm>

#include "debrief/text.h"
#include "query/columns.h"
#include "query/render/bars.h"
#include "query/render/paint.h"

namespace debrief {
namespace {

constexpr std::size_t narrowest = 36;  // columns of a block with neighbours
constexpr std::size_t widest = 50;     // longer bars say no more
constexpr std::size_t gap = 4;

std::string padded(std::string text, std::size_t columns) {
  const std::size_t used = columns_of(std::string_view(text));
  return std::move(text) + std::string(columns - std::min(columns, used), ' ');
}

std::string label_of(const FacetCount& value, std::size_t room) {
  const std::string name = printable(value.value);
  if (!value.chosen) return shorten(name, room);
  return shorten(name, std::max<std::size_t>(room, 3) - 2) + " ✓";
}

// How a block's columns are shared out.
struct Layout {
  std::size_t label = 0;
  std::size_t bar = 0;
  std::size_t count = 0;
  std::size_t most = 0;
};

Layout lay_out(const Facet& facet, std::size_t width) {
  Layout layout;
  for (const FacetCount& value : facet.values) {
    const std::size_t label = columns_of(printable(value.value)) + (value.chosen ? 2 : 0);
    layout.label = std::max(layout.label, label);
    layout.most = std::max(layout.most, value.count);
  }
  layout.count = std::to_string(layout.most).size();
  const std::size_t room = width - std::min(width, layout.count + 4);
  layout.label = std::max<std::size_t>(1, std::min(layout.label, room * 3 / 5));
  layout.bar = room - std::min(room, layout.label);
  return layout;
}

// "▸ blogs.microsoft.com 3 · microsoft.com 2"; nothing for a domain that is its only
// host.
std::string hosts_of(const FacetCount& value) {
  std::string hosts;
  if (value.hosts.size() == 1 && value.hosts.front().value == value.value) return hosts;
  for (const FacetCount& host : value.hosts)
    hosts += fmt::format("{}{}{} {}", hosts.empty() ? "▸ " : " · ", printable(host.value),
                         host.chosen ? " ✓" : "", host.count);
  return hosts;
}

// Lines of exactly `width` columns, but for those that are not filled up.
std::vector<Text> block_of(const Facet& facet, std::size_t width) {
  std::vector<Text> lines;
  lines.push_back({{shorten(facet.name, width), Face::strong}});
  if (facet.values.empty()) lines.push_back({{"none", Face::faint}});
  const Layout layout = lay_out(facet, width);
  for (const FacetCount& value : facet.values) {
    lines.push_back(
        {{padded(label_of(value, layout.label), layout.label) + "  ", Face::plain},
         {bar(value.count, layout.most, layout.bar), Face::bar},
         {fmt::format("  {:>{}}", value.count, layout.count), Face::plain}});
    if (const std::string hosts = hosts_of(value); !hosts.empty())
      lines.push_back({{shorten("  " + hosts, width), Face::faint}});
  }
  if (facet.more > 0)
    lines.push_back({{fmt::format("+{} more", facet.more), Face::faint}});
  return lines;
}

}  // namespace

std::string draw_facets(const std::vector<Facet>& facets, const Style& style) {
  const std::size_t beside =
      std::clamp<std::size_t>((style.width + gap) / (narrowest + gap), 1,
                              std::max<std::size_t>(1, facets.size()));
  const std::size_t width = std::min(widest, (style.width + gap) / beside - gap);
  std::string out;
  for (std::size_t row = 0; row < facets.size(); row += beside) {
    std::vector<std::vector<Text>> blocks;
    std::size_t height = 0;
    for (std::size_t i = row; i < std::min(facets.size(), row + beside); ++i) {
      blocks.push_back(block_of(facets[i], width));
      height = std::max(height, blocks.back().size());
    }
    if (row > 0) out += '\n';
    for (std::size_t i = 0; i < height; ++i) {
      Text line;
      for (std::size_t b = 0; b < blocks.size(); ++b) {
        if (i >= blocks[b].size()) continue;
        const std::size_t used = columns_of(line);
        if (b > 0)
          line.push_back({std::string(b * (width + gap) - used, ' '), Face::plain});
        line.insert(line.end(), blocks[b][i].begin(), blocks[b][i].end());
      }
      out += paint(line, style) + '\n';
    }
  }
  return out;
}

}  // namespace debrief
