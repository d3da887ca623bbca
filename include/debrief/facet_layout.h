// The bytes of the files that facet_table.h draws: for the two that write and read them.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>

namespace debrief {

inline constexpr std::string_view facets_file = "facets";
inline constexpr std::string_view changes_file = "changes";

// The last four bytes are those of a number, so that another byte order is another magic.
struct FacetMagic {
  std::array<char, 12> name = {'d', 'e', 'b', 'r', 'i', 'e',
                               'f', ' ', 'f', 'a', 'c', 't'};
  std::uint32_t format = 0x01020302;

  bool operator==(const FacetMagic&) const = default;
};

using FacetUuid = std::array<char, 40>;  // as Xapian writes it, then zeros

inline FacetUuid facet_uuid(std::string_view text) {
  FacetUuid uuid{};
  std::copy_n(text.begin(), std::min(text.size(), uuid.size()), uuid.begin());
  return uuid;
}

struct FacetHeader {
  FacetMagic magic;
  std::uint64_t revision = 0;
  FacetUuid uuid{};
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
  FacetUuid uuid{};
  std::uint64_t from = 0;   // the revision of the table
  std::uint64_t to = 0;     // the one that it holds for with these changes
  std::uint64_t count = 0;  // of ids that follow, u32 each, ascending
};

inline constexpr std::uint64_t most_columns = 64;
inline constexpr std::string_view date_column = "date";
inline constexpr std::string_view span_heads_column = "span heads";
inline constexpr std::string_view span_values_column = "span ";  // and the field's name

}  // namespace debrief
