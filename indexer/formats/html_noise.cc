#include "indexer/formats/html_noise.h"

#include <algorithm>
#include <array>

namespace debrief {
namespace {

// A word of a class or id that begins so, whatever follows: "cookieBanner", "sharing".
constexpr std::array<std::string_view, 31> beginnings = {
    "advert",   "breadcrumb", "byline-share", "comment", "consent",   "cookie",
    "disqus",   "gdpr",       "masthead",     "modal",   "navbar",    "navigation",
    "onetrust", "outbrain",   "pagination",   "pager",   "popup",     "promo",
    "prevnext", "recirc",     "recommend",    "share",   "sharing",   "sidebar",
    "signup",   "sitenav",    "skiplink",     "social",  "sponsored", "taboola",
    "toolbar"};

// The whole word.
constexpr std::array<std::string_view, 13> words = {
    "ad",      "ads",   "banner", "cc-window", "footer", "menu",  "nav",
    "related", "share", "skip",   "subscribe", "tags",   "topnav"};

constexpr std::array<std::string_view, 10> roles = {
    "alert", "banner",  "complementary", "contentinfo", "dialog",
    "menu",  "menubar", "navigation",    "search",      "toolbar"};

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }
bool is_letter(char c) { return (c | 32) >= 'a' && (c | 32) <= 'z'; }

bool names_noise(std::string_view value) {
  std::string word;
  const auto is_noise = [&] {
    // "shareholders" share nothing, a commentary is what the page says.
    if (word.starts_with("sharehold") || word.starts_with("commentar")) return false;
    return std::find(words.begin(), words.end(), word) != words.end() ||
           std::any_of(beginnings.begin(), beginnings.end(),
                       [&](std::string_view b) { return word.starts_with(b); });
  };
  for (std::size_t i = 0; i < value.size(); ++i) {
    const char c = value[i];
    const bool hump = i > 0 && c >= 'A' && c <= 'Z' && value[i - 1] >= 'a';
    if (!is_letter(c) || hump) {
      if (is_noise()) return true;
      word.clear();
    }
    if (is_letter(c) && word.size() < 32) word += lower(c);
  }
  return is_noise();
}

// A class or id by which mail programs mark what the mail answers, and its signature.
bool names_quote(std::string_view value) {
  for (const std::string_view mark :
       {"gmail_quote", "gmail_signature", "gmail_attr", "yahoo_quoted", "moz-cite-prefix",
        "moz-signature", "divRplyFwdMsg", "appendonsend", "protonmail_quote"})
    if (value.find(mark) != value.npos) return true;
  return false;
}

bool hides(std::string_view style) {
  std::string packed;
  for (char c : style.substr(0, 1000))
    if (c != ' ') packed += lower(c);
  for (const std::string_view sign :
       {"display:none", "visibility:hidden", "mso-hide:all", "max-height:0;"})
    if (packed.find(sign) != packed.npos) return true;
  return packed.ends_with("max-height:0");
}

Noise noise_of_tag(Tag tag, bool in_article) {
  switch (tag) {
    case Tag::nav:
    case Tag::button:
    case Tag::select:
    case Tag::noscript:
    case Tag::svg:
    case Tag::math:
    case Tag::template_:
    case Tag::audio:
    case Tag::video:
    case Tag::object:
    case Tag::canvas:
    case Tag::picture:
    case Tag::map:
    case Tag::progress:
    case Tag::dialog:
    case Tag::menu:
    case Tag::search:
    case Tag::label:
    case Tag::legend:
      return Noise::certain;
    case Tag::aside:
    case Tag::footer:
      return Noise::likely;
    case Tag::header:
      return in_article ? Noise::none : Noise::likely;
    default:
      return Noise::none;
  }
}

bool equal(std::string_view name, std::string_view lower_case) {
  return name.size() == lower_case.size() &&
         std::equal(name.begin(), name.end(), lower_case.begin(),
                    [](char a, char b) { return lower(a) == b; });
}

}  // namespace

Noise noise_of(const HtmlToken& token, HtmlSource source, bool in_article) {
  const Tag tag = token.tag;
  const bool is_page = source == HtmlSource::page;
  const bool is_whole =
      tag == Tag::html || tag == Tag::body || tag == Tag::main || tag == Tag::article;
  Noise noise = is_page || tag == Tag::template_ || tag == Tag::svg
                    ? noise_of_tag(tag, in_article)
                    : Noise::none;
  for (const HtmlAttribute& attribute : token.attributes) {
    if (noise == Noise::certain || is_whole) break;
    const auto [name, value] = attribute;
    if (equal(name, "style") && hides(value)) noise = Noise::certain;
    if (equal(name, "hidden")) noise = Noise::certain;
    const bool is_name = equal(name, "class") || equal(name, "id");
    if (!is_page) {
      const bool is_cite =
          tag == Tag::blockquote && equal(name, "type") && equal(value, "cite");
      if (is_cite || (is_name && names_quote(value)))
        noise = std::max(noise, Noise::likely);
      continue;
    }
    if (equal(name, "aria-hidden") && value == "true") noise = Noise::certain;
    if (equal(name, "role") &&
        std::find(roles.begin(), roles.end(), value) != roles.end())
      noise = std::max(noise, Noise::likely);
    if (is_name && noise == Noise::none && names_noise(value)) noise = Noise::likely;
  }
  return noise;
}

bool is_share_link(std::string_view address) {
  for (const std::string_view place :
       {"facebook.com/sharer", "facebook.com/dialog/", "twitter.com/intent",
        "twitter.com/share", "x.com/intent", "x.com/share", "linkedin.com/shareArticle",
        "linkedin.com/sharing", "reddit.com/submit", "pinterest.com/pin/create",
        "wa.me/?", "api.whatsapp.com/send", "t.me/share", "bsky.app/intent",
        "threads.net/intent", "getpocket.com/save", "news.ycombinator.com/submitlink",
        "tumblr.com/share", "flipboard.com/share"})
    if (address.find(place) != address.npos) return true;
  return false;
}

}  // namespace debrief
