#include "indexer/outlet_host.h"

#include <algorithm>
#include <unordered_map>

#include "debrief/host.h"
#include "debrief/index.h"
#include "debrief/outlets.h"

namespace debrief {
namespace {

constexpr std::size_t longest_name = 64;  // bytes, as typed

using Hosts = std::unordered_map<std::string, std::string>;

std::string key_of(std::string_view name) {
  const std::string key = name_key(name);
  return key.starts_with("the ") ? key.substr(4) : key;
}

// Calls FN for every part of LIST.
template <class Fn>
void for_each_part(std::string_view list, char separator, Fn fn) {
  while (!list.empty()) {
    const auto end = std::min(list.find(separator), list.size());
    fn(list.substr(0, end));
    list.remove_prefix(std::min(end + 1, list.size()));
  }
}

Hosts hosts_by_name() {
  Hosts hosts;
  for (const Outlet& outlet : known_outlets()) {
    const std::string host(outlet.hosts.substr(0, outlet.hosts.find(' ')));
    hosts.emplace(key_of(outlet.name), host);
    for_each_part(outlet.also, '|',
                  [&](std::string_view name) { hosts.emplace(key_of(name), host); });
  }
  return hosts;
}

}  // namespace

std::optional<std::string> outlet_host(std::string_view name) {
  static const Hosts hosts = hosts_by_name();
  if (name.empty() || name.size() > longest_name) return std::nullopt;
  const auto found = hosts.find(key_of(name));
  return found == hosts.end() ? std::nullopt : std::optional(found->second);
}

bool is_name_of(std::string_view words, std::string_view host) {
  if (words.size() > longest_name) return false;
  if (const auto known = outlet_host(words)) return is_under(host, *known);
  std::string name = name_key(words);
  std::erase(name, ' ');
  const std::string domain = registrable_domain(host);
  const std::string_view label = std::string_view(domain).substr(0, domain.find('.'));
  return label == name || (name.starts_with("the") && label == name.substr(3));
}

}  // namespace debrief
