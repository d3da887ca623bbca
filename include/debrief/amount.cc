#include "debrief/amount.h"

#include <array>
#include <cstddef>

namespace debrief {

std::string_view name_of(AmountKind kind) {
  constexpr std::array<std::string_view, 3> names = {"money", "percent", "quantity"};
  return names[static_cast<std::size_t>(kind)];
}

}  // namespace debrief
