// The outlet behind a link.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace debrief {

// How a link stands in a text: cited in a bracket or a "Source:" of its own, or on words
// or bare among them.
enum class LinkPlace { cited, running };

// The host of the outlet that ADDRESS leads to, redirects unwrapped (unwrap_address.h);
// none for mailboxes, places in the page and buttons that pass a page on.
//
// Social and image links are outlets only where they are cited: "([Source](https://
// x.com/…))" names x.com, "[Follow us](https://x.com/…)" names nobody. Social is what
// people post to under their own names, by this list: Bluesky, Discord, Facebook,
// Instagram, LinkedIn, Mastodon (mastodon.social), Pinterest, Reddit, Snapchat, Telegram,
// Threads, TikTok, Tumblr, VK, WhatsApp, X, with the short hosts of each. An image is an
// address whose path ends in .png, .jpg, .jpeg, .gif, .svg, .webp, .avif or .ico.
std::optional<std::string> outlet_of(std::string_view address, LinkPlace place);

// True for "http://…", "https://…" and "//…", in either case.
bool is_web_address(std::string_view address);

}  // namespace debrief
