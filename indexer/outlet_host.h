// Outlets that a text names without an address.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace debrief {

// The host of a well-known outlet: "CNBC" -> "cnbc.com", "the Financial Times" ->
// "ft.com". Case, accents and a leading "the" do not matter; any other word does.
// The outlets are those of attributions/outlets.h; of several hosts, the first.
std::optional<std::string> outlet_host(std::string_view name);

}  // namespace debrief
