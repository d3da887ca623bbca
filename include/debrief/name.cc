#include "debrief/name.h"

#include <array>
#include <cstddef>

namespace debrief {

std::string_view name_of(NameKind kind) {
  constexpr std::array<std::string_view, 4> names = {"company", "organization", "person",
                                                     "place"};
  return names[static_cast<std::size_t>(kind)];
}

}  // namespace debrief
