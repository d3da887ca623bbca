#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "debrief/text.h"
#include "query/columns.h"
#include "query/render/claim_of.h"
#include "query/render/draw_hits.h"
#include "query/render/layout.h"
#include "query/render/wrap.h"

namespace debrief {
namespace {

constexpr std::size_t title_room = 12;  // a shorter beginning of a title says nothing

// Of which brief the claim is; the id is never cut.
std::vector<Text> origin_of(const ClaimHit& hit, std::size_t width) {
  const RecordClaim* claim = claim_of(hit);
  const std::string place = claim != nullptr && claim->zone == Zone::summary
                                ? "summary"
                                : fmt::format("claim {}", hit.claim);
  const std::string rest = fmt::format("{} · {} · {}", shown_date(hit.record), place,
                                       printable(hit.record.id));
  const std::string title = printable(shown_title(hit.record));
  const std::size_t room = width - std::min(width, columns_of(rest) + 3);
  if (room >= std::min(title_room, columns_of(title)))
    return {{{fmt::format("{} · {}", shorten(title, room), rest), Face::faint}}};
  std::vector<Text> lines = wrap({{rest, Face::faint}}, width);
  lines.insert(lines.begin(), Text{{shorten(title, width), Face::faint}});
  return lines;
}

// "3 claims say so · 2026-04-01 to 2026-04-27"
Text extent_of(const ClaimGroup& group) {
  const std::string many = fmt::format("{} claims say so", group.claims);
  if (!group.first || !group.last) return {{many, Face::faint}};
  const std::string first = to_string(*group.first);
  const std::string last = to_string(*group.last);
  return {{fmt::format("{} · {}", many,
                       first == last ? first : fmt::format("{} to {}", first, last)),
           Face::faint}};
}

}  // namespace

std::string draw_hit(const ClaimHit& hit, std::size_t digits, const Style& style) {
  const std::size_t width = measure(style) - std::min(measure(style) / 2, digits + 2);
  Text text = marked(hit.text.text, hit.text.highlights, Face::plain);
  if (hit.group) {
    const Text outlets = cited(hit.group->sources);
    text.insert(text.end(), outlets.begin(), outlets.end());
  } else if (const RecordClaim* claim = claim_of(hit)) {
    const Text outlets = cited(claim->sources);
    text.insert(text.end(), outlets.begin(), outlets.end());
  }
  return draw_lines({{fmt::format("{:>{}}  ", hit.rank, digits), Face::faint}},
                    wrap(text, width), style) +
         draw_lines({{std::string(digits + 2, ' '), Face::plain}}, origin_of(hit, width),
                    style) +
         (hit.group && hit.group->claims > 1
              ? draw_lines({{std::string(digits + 2, ' '), Face::plain}},
                           wrap(extent_of(*hit.group), width), style)
              : "");
}

}  // namespace debrief
