#include "query/no_such_field.h"

#include <fmt/format.h>

#include <algorithm>

#include "debrief/schema.h"
#include "debrief/text.h"
#include "query/error_at.h"

namespace debrief {
namespace {

// The searchable field that the values of ROW come from.
const Field* counted_from(const Field& row) {
  for (const Field& other : fields())
    if (other.searchable && other.slot != no_slot && other.slot == row.slot)
      return &other;
  return nullptr;
}

// The searchable field of the nearest name: at most a third of the letters wrong, or one
// name the beginning of the other ("org", "sources"). None: nullptr.
const Field* nearest(std::string_view folded) {
  const Field* best = nullptr;
  std::size_t best_distance = std::clamp<std::size_t>(folded.size() / 3, 1, 3) + 1;
  for (const Field& row : fields()) {
    if (!row.searchable || folded.size() < 2) continue;
    const bool starts = row.name.starts_with(folded) || folded.starts_with(row.name);
    const std::size_t distance =
        starts ? 1 : edit_distance(folded, row.name, best_distance);
    if (distance >= best_distance) continue;
    best_distance = distance;
    best = &row;
  }
  return best;
}

// "fields: title summary …" in lines of at most 76 columns.
std::string all_fields() {
  std::string out = "fields:";
  std::size_t line = out.size();
  for (const Field& row : fields()) {
    if (!row.searchable) continue;
    if (line + 1 + row.name.size() > 76) {
      out += "\n ";
      line = 1;
    }
    out += fmt::format(" {}", row.name);
    line += 1 + row.name.size();
  }
  return out;
}

}  // namespace

NoSuchField no_such_field(std::string_view name, std::string_view typed) {
  if (const Field* row = find_field(name)) {
    const Field* source = counted_from(*row);
    return {fmt::format("\"{}\" is counted, not searched", row->name),
            source
                ? fmt::format("use {}: instead, as in {}", source->name, source->example)
                : all_fields()};
  }
  const std::string message = fmt::format("unknown field {}", quoted(name));
  if (const Field* row = nearest(fold(name)))
    return {message, fmt::format("did you mean {}:?", row->name)};
  return {message, fmt::format("if it is no field, quote it: {}\n{}", quoted(typed),
                               all_fields())};
}

}  // namespace debrief
