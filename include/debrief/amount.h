// What an amount is an amount of.
#pragma once

#include <string_view>

namespace debrief {

enum class AmountKind { money, percent, quantity };

// "money", "percent", "quantity".
std::string_view name_of(AmountKind kind);

}  // namespace debrief
