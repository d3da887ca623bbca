#include "query/render/draw_changes.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include "debrief/text.h"
#include "query/columns.h"
#include "query/render/layout.h"
#include "query/render/paint.h"
#include "query/render/wrap.h"

namespace debrief {
namespace {

constexpr std::array<std::string_view, 4> kinds = {"new", "up", "down", "gone"};
constexpr std::size_t kind_room = 6;

std::string briefs(std::size_t count) {
  return fmt::format("{} brief{}", count, count == 1 ? "" : "s");
}

// "  3 → 12", the numbers right-aligned.
struct Counts {
  std::size_t before = 1;
  std::size_t now = 1;

  explicit Counts(const std::vector<Change>& changes) {
    for (const Change& change : changes) {
      before = std::max(before, std::to_string(change.before).size());
      now = std::max(now, std::to_string(change.now).size());
    }
  }
  std::size_t columns() const { return before + now + 3; }
  std::string of(const Change& change) const {
    return fmt::format("{:>{}} → {:>{}}", change.before, before, change.now, now);
  }
};

std::size_t label_room(const std::vector<Change>& changes, std::size_t room) {
  std::size_t label = 1;
  for (const Change& change : changes)
    label = std::max(label, columns_of(printable(change.value)));
  return std::min(label, std::max<std::size_t>(room, 1));
}

std::string padded(const std::string& text, std::size_t columns) {
  const std::string fitting = shorten(text, columns);
  return fitting + std::string(columns - columns_of(std::string_view(fitting)), ' ');
}

std::string draw_title(const Text& title, const Style& style) {
  return draw_lines({}, wrap(title, measure(style)), style);
}

std::string draw_field(const ComparedField& field, const Style& style) {
  std::string out = draw_title({{field.name, Face::strong}}, style);
  if (field.changes.empty())
    return out + paint({{"no change", Face::faint}}, style) + '\n';
  const Counts counts(field.changes);
  const std::size_t used = kind_room + counts.columns() + 2;
  const std::size_t label =
      label_room(field.changes, measure(style) - std::min(measure(style), used));
  for (const std::string_view kind : kinds)
    for (const Change& change : field.changes)
      if (kind_of_change(change) == kind)
        out += paint({{fmt::format("{:<{}}", kind, kind_room), Face::faint},
                      {padded(printable(change.value), label) + "  "},
                      {counts.of(change), Face::bar}},
                     style) +
               '\n';
  if (field.more > 0)
    out += paint({{fmt::format("+{} more", field.more), Face::faint}}, style) + '\n';
  return out;
}

}  // namespace

std::string_view kind_of_change(const Change& change) {
  if (change.before == 0) return "new";
  if (change.now == 0) return "gone";
  return change.score > 0 ? "up" : "down";
}

std::string draw_rise(const Rise& rise, const Style& style) {
  if (rise.values.empty()) return {};
  std::string out =
      draw_title({{fmt::format("Rising since {}", rise.since), Face::strong},
                  {fmt::format("  ({} before, {} since)", briefs(rise.before), rise.now),
                   Face::faint}},
                 style);
  const Counts counts(rise.values);
  const std::size_t label = label_room(
      rise.values, measure(style) - std::min(measure(style), counts.columns() + 2));
  for (const Change& change : rise.values)
    out += paint({{padded(printable(change.value), label) + "  "},
                  {counts.of(change), Face::bar}},
                 style) +
           '\n';
  return out;
}

std::string draw_comparison(const Comparison& comparison, const Style& style) {
  std::string out = draw_title({{fmt::format("before: {}, {}", comparison.before,
                                             briefs(comparison.briefs_before))}},
                               style);
  out += draw_title(
      {{fmt::format("now: {}, {}", comparison.now, briefs(comparison.briefs_now))}},
      style);
  if (comparison.briefs_before + comparison.briefs_now == 0) return out;
  for (const ComparedField& field : comparison.fields)
    out += '\n' + draw_field(field, style);
  return out;
}

}  // namespace debrief
