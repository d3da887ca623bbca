#include "query/resolve_source.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <map>
#include <set>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "debrief/host.h"
#include "debrief/index.h"
#include "debrief/outlets.h"
#include "debrief/schema.h"
#include "debrief/text.h"
#include "query/far_part.h"

namespace debrief {
namespace {

constexpr std::size_t longest_name = 64;  // bytes; no outlet's is longer

std::vector<std::string> parts_of(std::string_view list, char separator) {
  std::vector<std::string> parts;
  while (!list.empty()) {
    const auto end = std::min(list.find(separator), list.size());
    parts.emplace_back(list.substr(0, end));
    list.remove_prefix(std::min(end + 1, list.size()));
  }
  return parts;
}

struct KnownOutlet {
  std::string name;
  std::vector<std::string> keys;   // of all its names, as name_key() has them
  std::vector<std::string> hosts;  // its own
};

std::vector<KnownOutlet> read_outlets() {
  std::vector<KnownOutlet> outlets;
  std::unordered_map<std::string, std::size_t> owners;
  for (const Outlet& row : known_outlets()) {
    KnownOutlet& outlet = outlets.emplace_back();
    outlet.name = row.name;
    outlet.keys.push_back(name_key(row.name));
    for (const std::string& name : parts_of(row.also, '|'))
      outlet.keys.push_back(name_key(name));
    outlet.hosts = parts_of(row.hosts, ' ');
    owners.emplace(outlet.hosts.front(), outlets.size() - 1);
  }
  for (std::size_t i = 0; i < outlets.size(); ++i) {
    const std::string first = outlets[i].hosts.front();
    std::erase_if(outlets[i].hosts, [&](const std::string& host) {
      const auto owner = owners.find(host);
      return owner != owners.end() && owner->second != i;
    });
    if (outlets[i].hosts.empty()) outlets[i].hosts.push_back(first);
  }
  return outlets;
}

const std::vector<KnownOutlet>& outlets_by_name() {
  static const std::vector<KnownOutlet> outlets = read_outlets();
  return outlets;
}

bool has_all_words(const std::string& key, const std::vector<std::string>& words) {
  const std::vector<std::string> own = parts_of(key, ' ');
  return std::all_of(words.begin(), words.end(), [&](const std::string& word) {
    return std::find(own.begin(), own.end(), word) != own.end();
  });
}

// Those of which FITS is true for some name.
std::vector<const KnownOutlet*> outlets_where(
    const std::function<bool(const std::string&)>& fits) {
  std::vector<const KnownOutlet*> fitting;
  for (const KnownOutlet& outlet : outlets_by_name())
    if (std::any_of(outlet.keys.begin(), outlet.keys.end(), fits))
      fitting.push_back(&outlet);
  return fitting;
}

// What may be meant: hosts that the index has, by outlet.
class Candidates {
 public:
  explicit Candidates(const IndexSet& indexes)
      : indexes_(indexes), prefix_(field("source").prefix) {}

  // Asks for what the others will: all names that begin with LABEL and a dot, and the hosts
  // of OUTLETS.
  void look_up(const std::string& label, const std::vector<const KnownOutlet*>& outlets) {
    Lookups lookups;
    lookups.beginnings.insert(term(prefix_, label + '.'));
    for (const KnownOutlet* outlet : outlets)
      for (const std::string& host : outlet->hosts)
        lookups.terms.insert(term(prefix_, host));
    look_up_far(indexes_.far, lookups);
  }

  void add(const KnownOutlet& outlet) {
    for (const std::string& host : outlet.hosts)
      if (indexes_.all.term_exists(term(prefix_, host))) hosts_[outlet.name].insert(host);
  }

  // "openai" for openai.com.
  void add_domains(const std::string& label) {
    const std::string begin = term(prefix_, label + '.');
    for (const std::string& name : indexes_.all.terms_with(begin)) {
      const std::string host = name.substr(prefix_.size());
      if (registrable_domain(host) == host) hosts_[outlet_at(host)].insert(host);
    }
  }

  bool empty() const { return hosts_.empty(); }

  ResolvedValue resolved() const {
    ResolvedValue out;
    if (hosts_.size() == 1) {
      const auto& hosts = hosts_.begin()->second;
      out.values.assign(hosts.begin(), hosts.end());
      return out;
    }
    std::vector<std::pair<Xapian::doccount, std::string>> ranked;
    for (const auto& [name, hosts] : hosts_) {
      const std::string& host = *hosts.begin();
      ranked.emplace_back(indexes_.all.get_termfreq(term(prefix_, host)),
                          name == host ? host : fmt::format("{} ({})", host, name));
    }
    std::stable_sort(ranked.begin(), ranked.end(),
                     [](const auto& a, const auto& b) { return a.first > b.first; });
    for (auto& [briefs, shown] : ranked) out.candidates.push_back(std::move(shown));
    return out;
  }

 private:
  // The name of the outlet whose host that is; of none that is known: the host.
  static std::string outlet_at(const std::string& host) {
    for (const KnownOutlet& outlet : outlets_by_name())
      if (std::find(outlet.hosts.begin(), outlet.hosts.end(), host) != outlet.hosts.end())
        return outlet.name;
    return host;
  }

  const IndexSet& indexes_;
  std::string prefix_;
  std::map<std::string, std::set<std::string>> hosts_;
};

// Outlets of the index whose names come near: at most a quarter of the letters wrong.
void add_nearest(const IndexSet& indexes, const std::string& key,
                 std::vector<std::string>& nearest) {
  const std::string_view prefix = field("source").prefix;
  const std::size_t limit = key.size() / 4;
  for (const KnownOutlet& outlet : outlets_by_name())
    for (const std::string& name : outlet.keys)
      if (limit > 0 && edit_distance(key, name, limit) <= limit)
        for (const std::string& host : outlet.hosts)
          if (indexes.all.term_exists(term(prefix, host)) &&
              std::find(nearest.begin(), nearest.end(), host) == nearest.end())
            nearest.push_back(host);
}

}  // namespace

ResolvedValue resolve_source(const IndexSet& indexes, const std::string& typed) {
  const Field& source = field("source");
  const auto named_host = host_of(typed);
  const std::string host = named_host.value_or(fold(typed));
  if (indexes.all.term_exists(term(source.prefix, host))) return {{host}, {}, {}};
  const std::string key = name_key(typed);
  ResolvedValue out;
  if (!named_host && !key.empty() && key.size() <= longest_name) {
    const std::vector<std::string> words = parts_of(key, ' ');
    std::string joined;
    for (const std::string& word : words) joined += word;
    Candidates exact(indexes);
    const auto named =
        outlets_where([&](const std::string& name) { return name == key; });
    exact.look_up(joined, named);
    exact.add_domains(joined);
    for (const KnownOutlet* outlet : named) exact.add(*outlet);
    if (!exact.empty()) return exact.resolved();
    Candidates by_words(indexes);
    const auto alike = outlets_where(
        [&](const std::string& name) { return has_all_words(name, words); });
    by_words.look_up(joined, alike);
    for (const KnownOutlet* outlet : alike) by_words.add(*outlet);
    if (!by_words.empty()) return by_words.resolved();
    add_nearest(indexes, key, out.nearest);
  }
  for (const std::string& near : nearest_keys(indexes, source, host))
    if (out.nearest.size() < 3 &&
        std::find(out.nearest.begin(), out.nearest.end(), near) == out.nearest.end())
      out.nearest.push_back(near);
  if (out.nearest.size() > 3) out.nearest.resize(3);
  return out;
}

}  // namespace debrief
