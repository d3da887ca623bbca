#include "indexer/outlet_of.h"

#include <algorithm>
#include <array>

#include "debrief/host.h"
#include "debrief/text.h"
#include "indexer/unwrap_address.h"

namespace debrief {
namespace {

bool is_picture(std::string_view address) {
  const std::string_view path = address.substr(0, address.find_first_of("?#"));
  constexpr std::array<std::string_view, 8> endings = {".png", ".jpg",  ".jpeg", ".gif",
                                                       ".svg", ".webp", ".avif", ".ico"};
  const std::string ending =
      fold(path.substr(path.size() - std::min<std::size_t>(5, path.size())));
  return std::any_of(endings.begin(), endings.end(), [&](std::string_view e) {
    return std::string_view(ending).ends_with(e);
  });
}

bool is_social(std::string_view host) {
  constexpr std::array<std::string_view, 33> domains = {
      "bsky.app",       "dis.gd",          "discord.com",   "discord.gg",
      "discordapp.com", "facebook.com",    "fb.com",        "fb.me",
      "fb.watch",       "instagr.am",      "instagram.com", "linkedin.com",
      "lnkd.in",        "mastodon.social", "pin.it",        "pinterest.com",
      "redd.it",        "reddit.com",      "snapchat.com",  "t.co",
      "t.me",           "telegram.me",     "telegram.org",  "threads.com",
      "threads.net",    "tiktok.com",      "tumblr.com",    "twimg.com",
      "twitter.com",    "wa.me",           "whatsapp.com",  "x.com",
      "vk.com"};
  return std::any_of(domains.begin(), domains.end(),
                     [&](std::string_view domain) { return is_under(host, domain); });
}

}  // namespace

bool is_web_address(std::string_view address) {
  const std::string head = fold(address.substr(0, 8));
  return head.starts_with("http://") || head.starts_with("https://") ||
         head.starts_with("//");
}

std::optional<std::string> outlet_of(std::string_view address, LinkPlace place) {
  if (!is_web_address(address)) return std::nullopt;
  const std::string target = unwrap_address(address);
  if (passes_page_on(target)) return std::nullopt;
  auto host = host_of(target);
  const bool is_running = place == LinkPlace::running;
  if (host && is_running && (is_picture(target) || is_social(*host))) return std::nullopt;
  return host;
}

}  // namespace debrief
