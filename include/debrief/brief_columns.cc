#include "debrief/brief_columns.h"

#include "debrief/facet_layout.h"

namespace debrief {

std::span<const std::uint16_t> length_column(const FacetTable& table) {
  const FacetColumn* column = table.column(lengths_column);
  if (column == nullptr || column->narrow == nullptr ||
      column->ordinals != std::size_t{table.last_id()} + 1)
    return {};
  return {column->narrow, column->ordinals};
}

std::optional<Editions> edition_column(const FacetTable& table) {
  const FacetColumn* column = table.column(editions_column);
  if (column == nullptr || column->wide == nullptr || column->ordinals % 2 != 0)
    return std::nullopt;
  const std::size_t briefs = column->ordinals / 2;
  return Editions{{column->wide, briefs}, {column->wide + briefs, briefs}};
}

}  // namespace debrief
