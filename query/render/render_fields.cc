#include <algorithm>
#include <string_view>

#include "debrief/schema.h"
#include "query/render/layout.h"
#include "query/render/render.h"
#include "query/render/wrap.h"

namespace debrief {
namespace {

constexpr std::size_t gap = 2;
constexpr std::size_t least_room = 24;  // for a meaning beside its field

struct Widths {
  std::size_t name = 0;
  std::size_t example = 0;
};

Widths widths() {
  Widths widest;
  for (const Field& field : fields()) {
    if (!field.searchable && !field.facet) continue;  // not shown
    widest.name = std::max(widest.name, field.name.size() + gap);
    widest.example = std::max(widest.example, field.example.size() + gap);
  }
  return widest;
}

std::string padded(std::string_view text, std::size_t columns) {
  return std::string(text) + std::string(columns - text.size(), ' ');
}

// The meaning beside the field, or below it where the screen is narrow.
std::string draw_row(const Field& field, const Widths& widest, bool with_example,
                     const Style& style) {
  Text first = {{padded(field.name, widest.name), Face::strong}};
  if (with_example) first.push_back({padded(field.example, widest.example), Face::plain});
  const Text meaning = {{std::string(field.meaning), Face::faint}};
  const std::size_t used = columns_of(first);
  if (used + least_room <= measure(style))
    return draw_lines(first, wrap(meaning, measure(style) - used), style);
  first.back().text.resize(with_example ? field.example.size() : field.name.size());
  return draw_lines(first, {}, style) + draw_lines({{std::string(gap, ' ')}},
                                                   wrap(meaning, measure(style) - gap),
                                                   style);
}

std::string draw_title(const std::string& title, const Style& style) {
  return draw_lines({}, wrap({{title, Face::bar}}, measure(style)), style);
}

}  // namespace

std::string render_fields(const Style& style) {
  const Widths widest = widths();
  std::string out = draw_title("What can stand in a question, with an example", style);
  std::string facets;
  for (const Field& field : fields()) {
    if (field.searchable) out += draw_row(field, widest, true, style);
    if (field.facet && field.searchable)
      facets.append(facets.empty() ? "" : ", ").append(field.name);
  }
  out += '\n' + draw_title("What else --facets counts, beside " + facets, style);
  for (const Field& field : fields())
    if (field.facet && !field.searchable) out += draw_row(field, widest, false, style);
  return out;
}

}  // namespace debrief
