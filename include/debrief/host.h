// Outlets as host names: blogs.microsoft.com, and the domain it belongs to.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace debrief {

// The host that TEXT names, whether as a host ("CNBC.com", "www.bbc.co.uk.") or as an
// address ("https://user@www.cnbc.com:443/2026/x?y"): lower case, without user, port,
// "www." and "amp.". Only hosts under a suffix of the public suffix list count, so that
// "e.g.", "v2.0", "Node.js" and "U.S." are none.
std::optional<std::string> host_of(std::string_view text);

// The registrable domain by the public suffix list: "news.bbc.co.uk" -> "bbc.co.uk". A
// host that is a public suffix itself comes back as it is.
std::string registrable_domain(std::string_view host);

// The host and every host above it down to its registrable domain:
// "a.blogs.microsoft.com" -> itself, "blogs.microsoft.com", "microsoft.com".
std::vector<std::string> host_and_above(std::string_view host);

// True when HOST is ABOVE or lies under it: ("blogs.microsoft.com", "microsoft.com").
bool is_under(std::string_view host, std::string_view above);

}  // namespace debrief
