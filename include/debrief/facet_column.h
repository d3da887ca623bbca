// A column of an open facet table (facet_table.h draws it), in the table's memory.
#pragma once

#include <xapian.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>

namespace debrief {

struct FacetColumn {
  const std::uint32_t* starts = nullptr;
  const std::uint16_t* narrow = nullptr;  // ordinals: one of these two is there
  const std::uint32_t* wide = nullptr;
  const std::uint32_t* totals = nullptr;
  const std::uint32_t* ends = nullptr;
  const char* names = nullptr;
  std::size_t ordinals = 0;    // in all briefs
  std::size_t values = 0;      // different ones
  std::size_t name_bytes = 0;  // of all names

  // Empty for bytes that are damaged.
  std::string_view name(std::size_t ordinal) const;

  // Which values a brief has: places among `narrow` or `wide`, [first, second).
  std::pair<std::size_t, std::size_t> places(Xapian::docid id) const {
    const std::size_t end = std::min<std::size_t>(starts[id + 1], ordinals);
    return {std::min<std::size_t>(starts[id], end), end};
  }
  std::size_t ordinal(std::size_t place) const {
    return narrow != nullptr ? narrow[place] : wide[place];
  }

  // As FacetTable::expect_spans(), of the first values of a brief.
  void expect(Xapian::docid id) const;
};

}  // namespace debrief
