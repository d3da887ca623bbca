// The bytes of the files that facet_table.h draws: for the two that write and read them.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "debrief/side_file.h"

namespace debrief {

inline constexpr std::string_view facets_file = "facets";
inline constexpr std::string_view changes_file = "changes";

using FacetMagic = SideFileMagic<0x01020302, 'f', 'a', 'c', 't'>;

struct FacetHeader {
  FacetMagic magic;
  std::uint64_t revision = 0;
  DatabaseUuid uuid{};
  std::uint32_t briefs = 0;
  std::uint32_t last_id = 0;
  std::uint32_t columns = 0;
  std::uint32_t zero = 0;
};

// Where its arrays begin, in bytes from the beginning of the file.
struct FacetRow {
  std::array<char, 32> facet{};  // its name, then zeros
  std::uint64_t starts = 0;
  std::uint64_t ordinals = 0;
  std::uint64_t totals = 0;
  std::uint64_t ends = 0;
  std::uint64_t names = 0;
  std::uint64_t count = 0;  // of ordinals
  std::uint64_t values = 0;
  std::uint64_t name_bytes = 0;
  std::uint64_t width = 0;  // bytes of an ordinal: 2 or 4
};

struct ChangesHeader {
  FacetMagic magic;
  DatabaseUuid uuid{};
  std::uint64_t from = 0;   // the revision of the table
  std::uint64_t to = 0;     // the one that it holds for with these changes
  std::uint64_t count = 0;  // of ids that follow, u32 each, ascending
};

inline constexpr std::uint64_t most_columns = 64;
inline constexpr std::string_view date_column = "date";
inline constexpr std::string_view lengths_column = "lengths";
inline constexpr std::string_view editions_column = "editions";
inline constexpr std::string_view span_heads_column = "span heads";
inline constexpr std::string_view span_values_column = "span ";  // and the field's name

}  // namespace debrief
