// Outlets that a text names without an address.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace debrief {

// The host of a well-known outlet: "CNBC" -> "cnbc.com", "the Financial Times" ->
// "ft.com". Case, accents and a leading "the" do not matter; any other word does.
// The outlets are those of debrief/outlets.h; of several hosts, the first.
std::optional<std::string> outlet_host(std::string_view name);

// True when WORDS are the name of the outlet at HOST: "AP" of apnews.com, which is known,
// or "The Verge" of theverge.com, which says so itself.
bool is_name_of(std::string_view words, std::string_view host);

}  // namespace debrief
