#include "indexer/find_backing.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>

#include "debrief/host.h"
#include "debrief/index.h"

namespace debrief {
namespace {

struct OwnDomains {
  std::string_view name;
  std::string_view domains;  // parted by spaces
};

constexpr std::size_t longest_label = 63;  // RFC 1035

constexpr OwnDomains own_domains[] = {
#include "indexer/own_domains.inc"
};

// Where anybody publishes, the host says nothing of who speaks; hosts below them
// ("about.instagram.com") do.
// Of these, so do all hosts below them.
constexpr std::array<std::string_view, 10> open_below = {
    "arxiv.org",        "colab.research.google.com", "docs.google.com",
    "drive.google.com", "gist.github.com",           "groups.google.com",
    "imgur.com",        "sites.google.com",          "wikipedia.org",
    "youtu.be"};
constexpr std::array<std::string_view, 29> open_to_all = {"bsky.app",
                                                          "discord.com",
                                                          "facebook.com",
                                                          "fb.com",
                                                          "flickr.com",
                                                          "github.com",
                                                          "gitlab.com",
                                                          "huggingface.co",
                                                          "instagram.com",
                                                          "kaggle.com",
                                                          "linkedin.com",
                                                          "mastodon.social",
                                                          "medium.com",
                                                          "quora.com",
                                                          "pinterest.com",
                                                          "reddit.com",
                                                          "snapchat.com",
                                                          "soundcloud.com",
                                                          "stackoverflow.com",
                                                          "substack.com",
                                                          "t.me",
                                                          "threads.net",
                                                          "threads.com",
                                                          "tiktok.com",
                                                          "tumblr.com",
                                                          "twitter.com",
                                                          "vk.com",
                                                          "x.com",
                                                          "youtube.com"};

// Words for a firm or its press office. Over the 34,623 names with domains of
// FinanceDatabase and Y Combinator a name with one of these is the right company's in 82
// to 97 of 100 cases, the name alone in 96; with "co", "global" or "my" in 54 to 67, its
// first word alone in 59, its initials in 12: those are left out.
constexpr std::array<std::string_view, 8> endings = {
    "group", "corp", "corporation", "company", "holdings", "inc", "newsroom", "plc"};
constexpr std::array<std::string_view, 4> beginnings = {"about", "get", "join", "the"};

// Leading words of an office that its host leaves out: "Department of Justice".
constexpr std::array<std::string_view, 5> office_words = {"department", "ministry", "of",
                                                          "the", "us"};
constexpr std::array<std::string_view, 5> small_words = {"of", "the", "and", "for", "on"};

template <std::size_t n>
bool is_one_of(const std::array<std::string_view, n>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

std::vector<std::string_view> words_in(std::string_view text) {
  std::vector<std::string_view> words;
  while (!text.empty()) {
    const auto end = std::min(text.find(' '), text.size());
    if (end != 0) words.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return words;
}

using Domains = std::unordered_map<std::string, std::vector<std::string_view>>;

Domains domains_by_name() {
  Domains domains;
  for (const OwnDomains& row : own_domains)
    domains.emplace(name_key(row.name), words_in(row.domains));
  return domains;
}

// None: nullptr.
const std::vector<std::string_view>* listed_domains(std::string_view canonical) {
  static const Domains domains = domains_by_name();
  const auto known = domains.find(name_key(canonical));
  return known == domains.end() ? nullptr : &known->second;
}

bool is_under_any(std::string_view host, const std::vector<std::string_view>& domains) {
  return std::any_of(domains.begin(), domains.end(),
                     [&](std::string_view domain) { return is_under(host, domain); });
}

bool is_listed(std::string_view host, std::string_view canonical) {
  const auto* domains = listed_domains(canonical);
  return domains != nullptr && is_under_any(host, *domains);
}

// "sec.gov", "who.int", "meti.go.jp": where initials are as good as a name.
bool is_official(std::string_view suffix) {
  const std::string_view first = suffix.substr(0, suffix.find('.'));
  return first == "gov" || first == "mil" || first == "int" || first == "go" ||
         first == "gob" || first == "gouv";
}

// What a label may consist of that says a name.
struct NameLabels {
  std::string joined;  // also with one of the endings or beginnings; empty: too long
  std::string core;    // below a suffix of governments only, as the next
  std::string initials;
};

NameLabels labels_of(const std::string& key) {
  NameLabels labels;
  for (const std::string_view word : words_in(key)) {
    labels.joined += word;
    if (!is_one_of(office_words, word)) labels.core += word;
    if (!is_one_of(small_words, word)) labels.initials += word.front();
  }
  if (labels.joined.size() < 2 || labels.joined.size() > longest_label) return {};
  if (labels.core.size() < 2) labels.core.clear();
  if (labels.initials.size() < 2) labels.initials.clear();
  return labels;
}

// Calls use(joined) for each way to read LABEL as a joined name, alone or with an ending
// or a beginning.
template <class Use>
void for_each_joined(std::string_view label, Use use) {
  use(label);
  for (const std::string_view ending : endings)
    if (label.ends_with(ending)) use(label.substr(0, label.size() - ending.size()));
  for (const std::string_view beginning : beginnings)
    if (label.starts_with(beginning)) use(label.substr(beginning.size()));
}

// "blogs.novo-nordisk.com" -> "novonordisk", and whether it is a government's.
std::pair<std::string, bool> label_of(std::string_view host) {
  const std::string domain = registrable_domain(host);
  const auto dot = std::min(domain.find('.'), domain.size());
  std::string label = domain.substr(0, dot);
  std::erase(label, '-');
  return {label,
          is_official(std::string_view(domain).substr(std::min(dot + 1, domain.size())))};
}

// A company or organisation of the brief, under every spelling that the brief has for it.
struct Party {
  std::vector<std::string> spellings;
  std::vector<Span> mentions;
};

std::vector<Party> parties_of(const Brief& brief) {
  std::vector<Party> parties;
  for (const Name& name : brief.names) {
    if (name.kind != NameKind::company && name.kind != NameKind::organization) continue;
    std::set<std::string> spelled;
    for (const Span& mention : name.mentions)
      spelled.insert(brief.text.substr(mention.begin, mention.end - mention.begin));
    Party& party = parties.emplace_back(Party{{name.name}, name.mentions});
    party.spellings.insert(party.spellings.end(), spelled.begin(), spelled.end());
  }
  return parties;
}

bool is_named_in(const Party& party, const Span& claim) {
  const auto mention = std::lower_bound(
      party.mentions.begin(), party.mentions.end(), claim.begin,
      [](const Span& span, std::size_t begin) { return span.begin < begin; });
  return mention != party.mentions.end() && mention->begin < claim.end;
}

bool is_open(std::string_view host) {
  return is_one_of(open_to_all, host) ||
         std::any_of(open_below.begin(), open_below.end(),
                     [&](std::string_view open) { return is_under(host, open); });
}

// Who owns the hosts of a brief, each looked up once: time in proportion to the hosts
// and the parties.
class Owners {
 public:
  explicit Owners(const Brief& brief) : parties_(parties_of(brief)) {
    for (std::size_t i = 0; i < parties_.size(); ++i) {
      for (const std::string& name : parties_[i].spellings) {
        NameLabels labels = labels_of(name_key(name));
        enter(std::move(labels.joined), i, joined_);
        enter(std::move(labels.core), i, official_);
        enter(std::move(labels.initials), i, official_);
      }
      if (const auto* domains = listed_domains(parties_[i].spellings.front()))
        listed_.emplace_back(i, domains);
    }
    std::sort(joined_.begin(), joined_.end());
    std::sort(official_.begin(), official_.end());
  }

  bool is_primary(const Claim& claim) {
    return std::any_of(
        claim.sources.begin(), claim.sources.end(), [&](const std::string& host) {
          const std::vector<std::size_t>& owners = owners_of(host);
          return std::any_of(owners.begin(), owners.end(), [&](std::size_t party) {
            return is_named_in(parties_[party], claim.span);
          });
        });
  }

 private:
  using ByLabel = std::vector<std::pair<std::string, std::size_t>>;  // sorted; parties

  static void enter(std::string label, std::size_t party, ByLabel& labels) {
    if (!label.empty()) labels.emplace_back(std::move(label), party);
  }

  const std::vector<std::size_t>& owners_of(const std::string& host) {
    const auto [entry, is_new] = owners_.try_emplace(host);
    std::vector<std::size_t>& owners = entry->second;
    if (!is_new || is_open(host)) return owners;
    const auto [label, is_official_host] = label_of(host);
    const auto add = [&](const ByLabel& labels, std::string_view wanted) {
      auto found = std::lower_bound(
          labels.begin(), labels.end(), wanted,
          [](const auto& known, std::string_view name) { return known.first < name; });
      for (; found != labels.end() && found->first == wanted; ++found)
        owners.push_back(found->second);
    };
    for_each_joined(label, [&](std::string_view joined) { add(joined_, joined); });
    if (is_official_host) add(official_, label);
    for (const auto& [party, domains] : listed_)
      if (is_under_any(host, *domains)) owners.push_back(party);
    return owners;
  }

  std::vector<Party> parties_;
  std::vector<std::pair<std::size_t, const std::vector<std::string_view>*>> listed_;
  ByLabel joined_;
  ByLabel official_;
  std::map<std::string, std::vector<std::size_t>> owners_;
};

}  // namespace

bool is_own_host(std::string_view host, const std::vector<std::string>& spellings) {
  if (spellings.empty() || is_open(host)) return false;
  if (is_listed(host, spellings.front())) return true;
  const auto [label, is_official_host] = label_of(host);
  return std::any_of(
      spellings.begin(), spellings.end(),
      [&, &label = label, is_official = is_official_host](const std::string& name) {
        const NameLabels labels = labels_of(name_key(name));
        if (labels.joined.empty()) return false;
        bool is_own = is_official && !label.empty() &&
                      (label == labels.core || label == labels.initials);
        for_each_joined(label, [&](std::string_view joined) {
          is_own = is_own || joined == labels.joined;
        });
        return is_own;
      });
}

Backing backing_of(const Brief& brief) {
  Backing backing;
  Owners owners(brief);
  std::map<std::string, std::string> domains;  // of hosts
  std::set<std::string> all;
  const bool has_body =
      std::any_of(brief.claims.begin(), brief.claims.end(),
                  [](const Claim& claim) { return claim.zone == Zone::body; });
  for (const Claim& claim : brief.claims) {
    std::set<std::string> outlets;
    for (const std::string& host : claim.sources) {
      const auto [domain, is_new] = domains.try_emplace(host);
      if (is_new) domain->second = registrable_domain(host);
      outlets.insert(domain->second);
    }
    if (claim.zone == Zone::summary && outlets.empty() && has_body) continue;
    backing.claims.push_back({claim.n, outlets.size(), owners.is_primary(claim)});
    backing.primary = backing.primary || backing.claims.back().primary;
    all.merge(outlets);
  }
  backing.outlets = all.size();
  return backing;
}

}  // namespace debrief
