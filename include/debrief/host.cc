#include "debrief/host.h"

#include <libpsl.h>
#include <unicode/uchar.h>

#include <algorithm>

#include "debrief/text.h"

namespace debrief {
namespace {

constexpr std::size_t longest_host = 253;  // RFC 1035, as written without the root's dot

// What stands where a host stands in an address: no scheme, user, port or path.
std::string_view authority(std::string_view text) {
  const auto scheme = text.find("://");
  const bool has_scheme =
      scheme != std::string_view::npos && scheme > 0 && scheme < 12 &&
      std::all_of(
          text.begin(), text.begin() + static_cast<std::ptrdiff_t>(scheme),
          [](char c) { return u_isalnum(c) || c == '+' || c == '-' || c == '.'; });
  if (has_scheme)
    text.remove_prefix(scheme + 3);
  else if (text.substr(0, 2) == "//")
    text.remove_prefix(2);
  text = text.substr(0, text.find_first_of("/?#"));
  if (const auto at = text.rfind('@'); at != std::string_view::npos) {
    if (!has_scheme) return {};  // a mail address is no outlet
    text.remove_prefix(at + 1);
  }
  text = text.substr(0, text.find(':'));
  while (!text.empty() && text.back() == '.') text.remove_suffix(1);
  return text;
}

bool has_valid_labels(std::string_view host) {
  std::size_t label = 0;
  for (std::size_t at = 0; at < host.size();) {
    const CodePoint c = code_point_at(host, at);
    if (c.value == '.') {
      if (label == 0 || host[at - 1] == '-') return false;
      label = 0;
    } else if (u_isalnum(static_cast<UChar32>(c.value)) ||
               (c.value == '-' && label > 0)) {
      if (++label > 63) return false;
    } else {
      return false;
    }
    at += c.size;
  }
  return label > 0 && host.back() != '-';
}

// Whether the last or the last two labels are on the list: of some countries, such as
// South Africa, it has only "ac.za" and its like.
bool ends_in_suffix(const std::string& host) {
  const std::size_t last = host.rfind('.');
  const std::size_t dot = host.rfind('.', last - 1);  // none: npos + 1 is the beginning
  for (const std::size_t begin : {last + 1, dot + 1})
    if (psl_is_public_suffix2(psl_builtin(), host.c_str() + begin,
                              PSL_TYPE_NO_STAR_RULE) != 0)
      return true;
  return false;
}

}  // namespace

std::optional<std::string> host_of(std::string_view text) {
  const std::string_view raw = authority(text);
  if (raw.empty() || raw.size() > longest_host + 4 ||
      raw.find('.') == std::string_view::npos)
    return std::nullopt;
  std::string host;
  if (std::all_of(raw.begin(), raw.end(), [](char c) { return (c & 0x80) == 0; })) {
    host = fold(raw);
  } else {  // only the case of other letters changes: an accent makes another host
    for (std::size_t at = 0; at < raw.size();) {
      const CodePoint c = code_point_at(raw, at);
      append_utf8(host, static_cast<char32_t>(u_tolower(static_cast<UChar32>(c.value))));
      at += c.size;
    }
  }
  if (host.rfind("www.", 0) == 0 && host.find('.', 4) != std::string::npos)
    host.erase(0, 4);
  if (!has_valid_labels(host) || host.size() > longest_host) return std::nullopt;
  if (!ends_in_suffix(host)) return std::nullopt;
  return host;
}

std::string registrable_domain(std::string_view host) {
  const std::string whole(host);
  const char* domain = psl_registrable_domain(psl_builtin(), whole.c_str());
  return domain == nullptr ? whole : std::string(domain);
}

std::vector<std::string> host_and_above(std::string_view host) {
  const std::size_t shortest = registrable_domain(host).size();
  std::vector<std::string> hosts;
  while (host.size() >= shortest) {
    hosts.emplace_back(host);
    const auto dot = host.find('.');
    if (dot == std::string_view::npos) break;
    host.remove_prefix(dot + 1);
  }
  return hosts;
}

bool is_under(std::string_view host, std::string_view above) {
  if (host.size() == above.size()) return host == above;
  return host.size() > above.size() && host.ends_with(above) &&
         host[host.size() - above.size() - 1] == '.';
}

}  // namespace debrief
