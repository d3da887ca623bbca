// Counts as a question asks for them.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace debrief {

struct NumberRange {
  std::size_t least = 0;
  std::optional<std::size_t> most;  // included; empty: no end

  bool holds(std::size_t number) const {
    return number >= least && (!most || number <= *most);
  }
  bool operator==(const NumberRange&) const = default;
};

// 2  2..4  2..  ..4  >=2  >2  <=4  <4; both ends of a range are included. Throws Error,
// without a caret, for anything else, for a range that ends before it begins and for what
// no count can be (<0).
NumberRange parse_number_range(std::string_view text);

// "2", "2..4", "2..", "..4"
std::string to_string(const NumberRange& range);

}  // namespace debrief
