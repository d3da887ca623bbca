#include "debrief/sorted_strings.h"

namespace debrief {

std::size_t SortedStrings::first_from(std::string_view text) const {
  std::size_t from = 0;
  for (std::size_t left = count; left != 0;) {
    const std::size_t half = left / 2;
    if ((*this)[from + half] < text) {
      from += half + 1;
      left -= half + 1;
    } else {
      left = half;
    }
  }
  return from;
}

std::size_t SortedStrings::find(std::string_view text) const {
  const std::size_t i = first_from(text);
  return i < count && (*this)[i] == text ? i : count;
}

}  // namespace debrief
