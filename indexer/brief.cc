#include "indexer/brief.h"

#include <array>

namespace debrief {

std::string_view name_of(DateMethod method) {
  constexpr std::array<std::string_view, 8> names = {
      "header",  "front-matter", "file-name", "dateline",
      "weekday", "text",         "saved",     "none"};
  return names[static_cast<std::size_t>(method)];
}

std::string_view name_of(Confidence confidence) {
  constexpr std::array<std::string_view, 3> names = {"high", "medium", "low"};
  return names[static_cast<std::size_t>(confidence)];
}

}  // namespace debrief
