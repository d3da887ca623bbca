// Outlets that a text names without an address.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace debrief {

// The host of a well-known outlet: "CNBC" -> "cnbc.com", "the Financial Times" ->
// "ft.com". Case, accents and a leading "the" do not matter; any other word does.
// The list is our own: agencies, papers, broadcasters and trade press that briefings
// name.
std::optional<std::string> outlet_host(std::string_view name);

}  // namespace debrief
