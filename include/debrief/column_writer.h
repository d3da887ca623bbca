// A column of a facet table, written: facet_table.h draws it.
#pragma once

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "debrief/facet_layout.h"
#include "debrief/replaced_file.h"

namespace debrief {

// The row of a column of that NAME, with COUNT ordinals of VALUES, before it is known
// where it lies.
FacetRow facet_row(std::string_view name, std::size_t count, std::size_t values);

// The values of each brief, numbered as they come.
class ColumnWriter {
 public:
  // VALUES of a brief, each once. Ids ascend.
  void add(Xapian::docid id, const std::vector<std::string_view>& values);

  // The same by their numbers.
  void add_numbers(Xapian::docid id, const std::vector<std::uint32_t>& numbers);

  // That of VALUE, from now on at the latest.
  std::uint32_t number_of(std::string_view value);

  // Writes it once, for briefs up to LAST: the greatest id that was added or greater.
  FacetRow write(ReplacedFile& file, std::string_view name, Xapian::docid last);

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const {
      return std::hash<std::string_view>()(text);
    }
  };

  std::unordered_map<std::string, std::uint32_t, Hash, std::equal_to<>> numbers_;
  std::vector<std::uint32_t> starts_ = {0};
  std::vector<std::uint32_t> ordinals_;
};

}  // namespace debrief
