#include "indexer/unwrap_address.h"

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

#include "debrief/host.h"

namespace debrief {
namespace {

constexpr int deepest = 4;                         // addresses within addresses
constexpr std::size_t longest_address = 16 << 10;  // bytes
constexpr std::size_t shortest_base64 = 16;        // letters; "http://a.b" has 14

bool is_one_of(std::string_view word, const auto& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
  return out;
}

struct AddressParts {
  std::string_view host;
  std::string_view path;   // from its "/"
  std::string_view query;  // without "?"
};

AddressParts parts_of(std::string_view address) {
  AddressParts parts;
  address = address.substr(0, address.find('#'));
  if (const auto mark = address.find('?'); mark != address.npos) {
    parts.query = address.substr(mark + 1);
    address = address.substr(0, mark);
  }
  const auto slashes = address.find("//");
  const auto begin = slashes == address.npos ? 0 : slashes + 2;
  const auto slash = std::min(address.find('/', begin), address.size());
  parts.host = address.substr(begin, slash - begin);
  parts.path = address.substr(slash);
  return parts;
}

std::vector<std::string_view> split(std::string_view text, std::string_view at) {
  std::vector<std::string_view> parts;
  for (std::size_t begin = 0; begin <= text.size();) {
    const auto end = std::min(text.find_first_of(at, begin), text.size());
    if (end > begin) parts.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return parts;
}

int digit_of(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

// Replaces MARK and two hexadecimal digits, "%2F", by the byte.
std::string decoded_hex(std::string_view text, char mark) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool is_code = text[i] == mark && i + 2 < text.size() &&
                         digit_of(text[i + 1]) >= 0 && digit_of(text[i + 2]) >= 0;
    out += is_code ? static_cast<char>(digit_of(text[i + 1]) * 16 + digit_of(text[i + 2]))
                   : text[i];
    if (is_code) i += 2;
  }
  return out;
}

// Both alphabets (RFC 4648, with and without padding); empty when it is neither.
std::string decoded_base64(std::string_view text) {
  while (text.ends_with('=')) text.remove_suffix(1);
  if (text.size() < shortest_base64) return {};
  std::string out;
  unsigned bits = 0;
  int count = 0;
  for (const char c : text) {
    unsigned value = 0;
    if (c >= 'A' && c <= 'Z')
      value = static_cast<unsigned>(c - 'A');
    else if (c >= 'a' && c <= 'z')
      value = static_cast<unsigned>(c - 'a' + 26);
    else if (c >= '0' && c <= '9')
      value = static_cast<unsigned>(c - '0' + 52);
    else if (c == '+' || c == '-')
      value = 62;
    else if (c == '/' || c == '_')
      value = 63;
    else
      return {};
    bits = (bits << 6 | value) & 0xFFFFFF;
    count += 6;
    if (count < 8) continue;
    count -= 8;
    out += static_cast<char>(bits >> count & 0xFF);
  }
  return out;
}

bool is_letter_or_digit(char c) {
  return (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z');
}

// The first address written out in TEXT that begins a word; "https:/x", as servers fold
// two slashes, is mended.
std::optional<std::string> address_in(std::string_view text) {
  for (std::size_t at = 0; at + 8 < text.size(); ++at) {
    if ((text[at] | 32) != 'h' || (at > 0 && is_letter_or_digit(text[at - 1]))) continue;
    const std::string head = lower(text.substr(at, 8));
    const std::size_t scheme = head.starts_with("https:/")  ? 6
                               : head.starts_with("http:/") ? 5
                                                            : 0;
    if (scheme == 0) continue;
    std::string_view rest = text.substr(at + scheme);
    rest = rest.substr(std::min(rest.find_first_not_of('/'), rest.size()));
    const auto end = std::find_if(rest.begin(), rest.end(), [](char c) {
      return static_cast<unsigned char>(c) <= ' ' || c == '"' || c == '<' || c == '>' ||
             c == '\\' || c == 0x7F;
    });
    std::string address = head.substr(0, scheme) + "//" + std::string(rest.begin(), end);
    if (host_of(address)) return address;
  }
  return std::nullopt;
}

// The address that one value carries, however it is encoded.
std::optional<std::string> address_of(std::string_view value) {
  std::string text(value);
  for (int round = 0; round < 3; ++round) {
    if (auto address = address_in(text)) return address;
    std::string next = decoded_hex(text, '%');
    if (next == text) break;
    text = std::move(next);
  }
  if (const std::string head = lower(text.substr(0, 10));
      head.starts_with("http-3a__") || head.starts_with("https-3a__")) {
    std::replace(text.begin(), text.end(), '_', '/');
    return address_in(decoded_hex(text, '-'));
  }
  // "a1" stands before it in one search engine's redirects.
  for (const std::size_t skipped : {0, 2}) {
    if (skipped == 2 && !text.starts_with("a1")) break;
    std::string inside = decoded_base64(std::string_view(text).substr(skipped));
    std::erase(inside, '\\');  // JSON writes "https:\/\/"
    if (auto address = address_in(inside)) return address;
  }
  return std::nullopt;
}

struct Parameter {
  std::string name;
  std::string_view value;
};

std::vector<Parameter> parameters_of(std::string_view query) {
  std::vector<Parameter> out;
  for (std::string_view part : split(query, "&;")) {
    if (part.starts_with("amp;")) part.remove_prefix(4);
    const auto sign = std::min(part.find('='), part.size());
    out.push_back(
        {lower(part.substr(0, sign)), part.substr(std::min(sign + 1, part.size()))});
  }
  return out;
}

// Names of a target whatever the page; and those that mean one on a page that redirects.
constexpr std::array<std::string_view, 26> target_names = {
    "url",          "u",          "uri",         "to",           "target",
    "targeturl",    "target_url", "dest",        "desturl",      "dest_url",
    "destination",  "redirect",   "redirecturl", "redirect_url", "redirect_to",
    "redirect_uri", "redir",      "goto",        "link",         "href",
    "murl",         "ued",        "adurl",       "continue",     "out",
    "rurl"};
constexpr std::array<std::string_view, 5> short_names = {"q", "l", "a", "r", "p"};
constexpr std::array<std::string_view, 12> redirecting = {
    "url",   "redirect", "redir", "link", "out", "click",
    "l.php", "go",       "r",     "c",    "ck",  "track"};

std::optional<std::string> in_query(const AddressParts& parts) {
  if (parts.query.empty()) return std::nullopt;
  // "href.li/?https://cnbc.com/x"
  if (const std::string head = lower(parts.query.substr(0, 8));
      head.starts_with("http:") || head.starts_with("https:") ||
      head.starts_with("http%3a") || head.starts_with("https%3a"))
    return address_of(parts.query);
  bool redirects = false;
  for (const std::string_view part : split(parts.path, "/"))
    redirects = redirects || is_one_of(lower(part), redirecting);
  for (const Parameter& parameter : parameters_of(parts.query)) {
    if (!is_one_of(parameter.name, target_names) &&
        !(redirects && is_one_of(parameter.name, short_names)))
      continue;
    if (auto address = address_of(parameter.value)) return address;
  }
  return std::nullopt;
}

// "/amp/s/cnbc.com/x", "/c/s/cnbc.com/x" on a host that keeps copies for small screens.
std::optional<std::string> in_amp_path(const AddressParts& parts) {
  const std::string host = lower(parts.host);
  const bool is_cache = host.ends_with(".ampproject.org") ||
                        host.ends_with(".ampproject.net") ||
                        host.ends_with(".bing-amp.com");
  const bool is_viewer =
      registrable_domain(host).starts_with("google.") && parts.path.starts_with("/amp/");
  if (!is_cache && !is_viewer) return std::nullopt;
  const auto segments = split(parts.path, "/");
  std::size_t i = 1;
  if (i < segments.size() && segments[i] == "s") ++i;
  if (i >= segments.size() || !host_of(segments[i])) return std::nullopt;
  const auto begin = static_cast<std::size_t>(segments[i].data() - parts.path.data());
  return "https://" + std::string(parts.path.substr(begin));
}

std::optional<std::string> in_path(const AddressParts& parts) {
  if (auto address = in_amp_path(parts)) return address;
  if (auto address = address_in(parts.path)) {
    if (!parts.query.empty()) *address += "?" + std::string(parts.query);
    return address;
  }
  for (const std::string_view segment : split(parts.path, "/"))
    if (auto address = address_of(segment)) return address;
  return std::nullopt;
}

}  // namespace

std::string unwrap_address(std::string_view address) {
  std::string out(address);
  for (int depth = 0; depth < deepest && out.size() <= longest_address; ++depth) {
    const AddressParts parts = parts_of(out);
    auto inner = in_query(parts);
    if (!inner) inner = in_path(parts);
    if (!inner || passes_page_on(out)) break;
    out = std::move(*inner);
  }
  return out;
}

bool passes_page_on(std::string_view address) {
  constexpr std::array<std::string_view, 13> passing_on = {
      "share",  "sharer",    "sharer.php", "sharearticle", "sharing",
      "intent", "share.php", "submit",     "submitlink",   "send",
      "button", "sharelink", "save"};
  constexpr std::array<std::string_view, 8> passed = {"u",    "url",  "uri",  "href",
                                                      "text", "link", "body", "status"};
  if (address.size() > longest_address) return false;
  const AddressParts parts = parts_of(address);
  if (parts.query.empty()) return false;
  bool passes_on = false;
  for (const std::string_view part : split(parts.path, "/"))
    passes_on = passes_on || is_one_of(lower(part), passing_on);
  if (!passes_on) return false;
  const auto parameters = parameters_of(parts.query);
  return std::any_of(parameters.begin(), parameters.end(),
                     [&](const Parameter& p) { return is_one_of(p.name, passed); });
}

}  // namespace debrief
