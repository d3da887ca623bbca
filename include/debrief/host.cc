#include "debrief/host.h"

#include <libpsl.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <functional>
#include <utility>

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

// Some suffix of the host is in the list. Its last label need not be: of South Africa's
// there are "ac.za", "co.za" and others, but no "za".
bool look_up_public_suffix(const std::string& host) {
  for (auto dot = host.rfind('.'); dot != std::string::npos;
       dot = dot == 0 ? std::string::npos : host.rfind('.', dot - 1))
    if (psl_is_public_suffix2(psl_builtin(), host.c_str() + dot + 1,
                              PSL_TYPE_NO_STAR_RULE) != 0)
      return true;
  return false;
}

// find_out(HOST), which is not empty: an archive cites the same outlets again and again,
// and the list is long. Some answers are remembered, by thread.
template <auto find_out>
const auto& remembered(std::string_view host) {
  struct Known {
    std::string host;
    decltype(find_out(std::string())) answer{};
  };
  thread_local std::array<Known, 256> all_known;
  Known& known = all_known[std::hash<std::string_view>()(host) % all_known.size()];
  if (known.host != host) {
    std::string whole(host);
    known.answer = find_out(whole);
    known.host = std::move(whole);
  }
  return known.answer;
}

bool has_public_suffix(const std::string& host) {
  if (host.empty() || host.size() > longest_host) return look_up_public_suffix(host);
  return remembered<look_up_public_suffix>(host);
}

std::string look_up_domain(const std::string& host) {
  const char* domain = psl_registrable_domain(psl_builtin(), host.c_str());
  return domain == nullptr ? host : std::string(domain);
}

bool is_public_suffix(std::string_view host) {
  const std::string whole(host);
  return psl_is_public_suffix2(psl_builtin(), whole.c_str(), PSL_TYPE_ANY) != 0;
}

// Takes off the labels that only say how a page is dressed: "www." and "amp.". Without
// "amp." it must still be a host below a public suffix, so that "amp.dev" stays.
void undress(std::string& host) {
  for (;;) {
    const auto dot = host.find('.');
    if (dot == std::string::npos) return;
    const std::string_view label = std::string_view(host).substr(0, dot);
    const std::string_view rest = std::string_view(host).substr(dot + 1);
    const bool is_dress = (label == "www" && rest.find('.') != std::string_view::npos) ||
                          (label == "amp" && !is_public_suffix(rest));
    if (!is_dress) return;
    host.erase(0, dot + 1);
  }
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
  if (!has_valid_labels(host) || host.size() > longest_host + 4) return std::nullopt;
  if (!has_public_suffix(host)) return std::nullopt;
  undress(host);
  if (host.size() > longest_host) return std::nullopt;
  return host;
}

std::string registrable_domain(std::string_view host) {
  if (host.empty() || host.size() > longest_host)
    return look_up_domain(std::string(host));
  return remembered<look_up_domain>(host);
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
