// What the facet table knows of briefs beside their facets: how long each is, and which
// are editions of the same.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

#include "debrief/facet_table.h"

namespace debrief {

// Stands for lengths from here on, which are looked up elsewhere.
inline constexpr std::uint16_t unknown_length = UINT16_MAX;

// How many words each brief has, by id up to TABLE.last_id(), as they were when the table
// was made; 0: no such brief. Empty: the table does not know. In its memory.
std::span<const std::uint16_t> length_column(const FacetTable& table);

// Briefs that have other editions, each with the number of its group, below the number of
// all of these; as they were when the table was made. Ids ascend, unless the table is
// damaged. In its memory.
struct Editions {
  std::span<const std::uint32_t> ids;
  std::span<const std::uint32_t> groups;  // of these
};

// Nothing: the table does not know.
std::optional<Editions> edition_column(const FacetTable& table);

}  // namespace debrief
