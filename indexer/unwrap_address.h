// Where a link leads in the end: redirects, click trackers and copies of pages carry the
// address of the outlet within their own.
#pragma once

#include <string>
#include <string_view>

namespace debrief {

// The address carried by ADDRESS, by the one carried in that, up to 4 deep; ADDRESS
// itself when it carries none or is longer than 16 KB. Only what stands in the address is
// used: nothing is asked of the network, so a short link stays what it is. An address is
// carried
// - in a parameter named for a target: "…/url?q=https%3A%2F%2Fcnbc.com%2Fx", `url`, `u`,
//   `to`, `dest`, `redirect`, … ; never in one that leads back (`ref`, `callback`);
// - in the path: "web.archive.org/web/2025/https://cnbc.com/x", percent-encoded
//   "…/CL0/https:%2F%2Fcnbc.com%2Fx/1/…", or as its last mirror does it, an AMP cache,
//   "www.google.com/amp/s/cnbc.com/x";
// - in either as base64, also within JSON or what else was encoded there;
// - as mail filters write it: "https-3A__cnbc.com_x", "/v3/__https://cnbc.com/x__".
// What it finds has a host of an outlet (host.h).
std::string unwrap_address(std::string_view address);

// True for a button that passes a page on: "facebook.com/sharer.php?u=https://…",
// "x.com/intent/post?url=…", "…/submit?url=…". It leads to no outlet.
bool passes_page_on(std::string_view address);

}  // namespace debrief
