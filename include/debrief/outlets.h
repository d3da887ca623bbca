// The outlets known by name, and where each publishes.
#pragma once

#include <span>
#include <string_view>

namespace debrief {

struct Outlet {
  std::string_view name;   // "Financial Times": without "The", unless it needs it
  std::string_view also;   // other spellings, parted by '|': "FT"
  std::string_view hosts;  // parted by spaces, the first is shown: "ft.com"
  bool word = false;  // also an ordinary word ("Science"): only the clearest cues count
};

// Over 200 newspapers, agencies, broadcasters, magazines, journals and sites of many
// countries; their names and hosts as they stood in 2026.
std::span<const Outlet> known_outlets();

}  // namespace debrief
