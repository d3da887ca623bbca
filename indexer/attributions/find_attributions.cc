#include "indexer/attributions/find_attributions.h"

#include <algorithm>
#include <array>
#include <bitset>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "debrief/host.h"
#include "debrief/outlets.h"
#include "indexer/attributions/publisher_cues.h"
#include "indexer/attributions/words_around.h"

namespace debrief {
namespace {

// One way to write an outlet, without the article.
struct Spelling {
  std::string_view first;  // word
  std::string_view text;
  const Outlet* outlet = nullptr;
  bool needs_article = false;
};

std::string_view first_word(std::string_view text) {
  const Span word = word_after(text, 0);
  return text.substr(0, word.end);
}

struct Spellings {
  std::vector<Spelling> all;  // by first word, the longest first
  // The two bytes that they begin with, a space where there is one alone: few words do.
  std::bitset<1 << 16> begins;
  std::bitset<1 << 14> firsts;  // their first words, by hash
};

std::size_t place_of(std::string_view first) {
  return std::hash<std::string_view>()(first) % (1 << 14);
}

std::size_t beginning(std::string_view text) {
  const auto second = static_cast<unsigned char>(text.size() > 1 ? text[1] : ' ');
  return static_cast<std::size_t>(static_cast<unsigned char>(text[0])) << 8 | second;
}

Spellings sort_spellings() {
  Spellings out;
  const auto add = [&](std::string_view text, const Outlet& outlet) {
    const bool article = text.starts_with("The ");
    if (article) text.remove_prefix(4);
    if (text.empty()) return;
    out.all.push_back({first_word(text), text, &outlet, article});
    if (const auto first = first_word(text); !first.empty()) {
      out.begins.set(beginning(first));
      out.firsts.set(place_of(first));
    }
  };
  for (const Outlet& outlet : known_outlets()) {
    add(outlet.name, outlet);
    for (std::string_view also = outlet.also; !also.empty();) {
      const std::size_t end = std::min(also.find('|'), also.size());
      add(also.substr(0, end), outlet);
      also.remove_prefix(std::min(end + 1, also.size()));
    }
  }
  std::sort(out.all.begin(), out.all.end(), [](const Spelling& a, const Spelling& b) {
    return a.first != b.first ? a.first < b.first : a.text.size() > b.text.size();
  });
  return out;
}

const Spellings& spellings() {
  static const Spellings sorted = sort_spellings();
  return sorted;
}

// An outlet's name where it stands; listed or not, publisher or not.
struct Candidate {
  Span span;
  const Outlet* outlet = nullptr;
  bool publishes = false;
};

constexpr auto title_words = std::to_array<std::string_view>(
    {"Times", "Post", "News", "Herald", "Tribune", "Gazette", "Journal", "Chronicle",
     "Observer", "Telegraph", "Examiner", "Inquirer", "Weekly", "Dispatch", "Courier",
     "Daily", "Globe", "Mirror", "Reporter"});

bool has_article(std::string_view text, std::size_t at) {
  const std::string_view before = text.substr(0, at);
  return before.ends_with("the ") || before.ends_with("The ");
}

// The listed outlet whose name begins with WORD.
Candidate listed_at(std::string_view text, const Span& word) {
  const std::string_view first = text.substr(word.begin, word.end - word.begin);
  if (!spellings().begins[beginning(first)] || !spellings().firsts[place_of(first)])
    return {};
  const std::vector<Spelling>& all = spellings().all;
  auto row = std::lower_bound(all.begin(), all.end(), first,
                              [](const Spelling& spelling, std::string_view key) {
                                return spelling.first < key;
                              });
  for (; row != all.end() && row->first == first; ++row) {
    const std::size_t end = word.begin + row->text.size();
    const bool here = text.substr(word.begin).starts_with(row->text) &&
                      (end == text.size() || !is_in_word(text, end));
    if (!here || (row->needs_article && !has_article(text, word.begin))) continue;
    return {{word.begin, end}, row->outlet};
  }
  return {};
}

// "Epoch [Times]": at most three capitalised words before, none of them before FROM.
Candidate unlisted_at(std::string_view text, const Span& word, std::size_t from) {
  const std::string_view last = text.substr(word.begin, word.end - word.begin);
  if (last.front() < 'A' || last.front() > 'Z') return {};  // they have a capital
  if (std::find(title_words.begin(), title_words.end(), last) == title_words.end())
    return {};
  std::size_t begin = word.begin;
  for (int i = 0; i < 3; ++i) {
    const Span before = word_before(text, begin);
    const std::string_view said = text.substr(before.begin, before.end - before.begin);
    if (before.begin < from || before.end - before.begin >= longest_word ||
        !is_capitalised(text, before) || is_opening_word(said) ||
        is_calendar_word(said) || before.end + 1 != begin)
      break;
    begin = before.begin;
  }
  if (begin == word.begin) return {};
  return {{begin, word.end}};
}

std::vector<Candidate> find_candidates(std::string_view text) {
  std::vector<Candidate> found;
  std::size_t from = 0;  // what lies before is read
  for (std::size_t at = 0; at < text.size();) {
    if (!is_in_word(text, at)) {
      ++at;
      continue;
    }
    Span word{at, at};
    while (word.end < text.size() && is_in_word(text, word.end)) ++word.end;
    at = word.end;
    if (word.end - word.begin >= longest_word) continue;
    Candidate candidate = listed_at(text, word);
    if (candidate.span.end == 0) candidate = unlisted_at(text, word, from);
    if (candidate.span.end == 0) continue;
    from = at = candidate.span.end;
    if (!stands_alone(text, candidate.span)) continue;
    const bool word_like = candidate.outlet == nullptr || candidate.outlet->word;
    candidate.publishes = is_publisher(text, candidate.span, word_like);
    found.push_back(candidate);
  }
  return found;
}

// "Reuters and the FT reported": who stands in a row with a publisher is one.
void share_cues(std::string_view text, std::vector<Candidate>& found) {
  const auto in_a_row = [&](const Candidate& a, const Candidate& b) {
    std::string_view gap = text.substr(a.span.end, b.span.begin - a.span.end);
    if (gap.ends_with("the ")) gap.remove_suffix(4);
    return gap == " and " || gap == ", " || gap == ", and " || gap == " or " ||
           gap == " & ";
  };
  for (std::size_t i = 1; i < found.size(); ++i)
    found[i].publishes |= found[i - 1].publishes && in_a_row(found[i - 1], found[i]);
  for (std::size_t i = found.size(); i-- > 1;)
    found[i - 1].publishes |= found[i].publishes && in_a_row(found[i - 1], found[i]);
}

// The host of HOSTS that is the outlet's; an unlisted outlet's domain begins like its
// name: "Epoch Times" and theepochtimes.com.
std::string host_among(const std::vector<std::string>& hosts, const Outlet* outlet,
                       std::string_view name) {
  std::string letters;
  for (const char c : name)
    if (is_in_word(std::string_view(&c, 1), 0)) letters += static_cast<char>(c | 0x20);
  for (const std::string& host : hosts) {
    std::string_view own = outlet == nullptr ? std::string_view() : outlet->hosts;
    while (!own.empty()) {
      const std::size_t end = std::min(own.find(' '), own.size());
      if (is_under(host, own.substr(0, end))) return host;
      own.remove_prefix(std::min(end + 1, own.size()));
    }
    if (outlet != nullptr) continue;
    const std::string domain = registrable_domain(host);
    std::string_view label = std::string_view(domain).substr(0, domain.find('.'));
    if (label.starts_with("the")) label.remove_prefix(3);
    const bool alike = letters.starts_with(label) || label.starts_with(letters);
    if (label.size() >= 4 && letters.size() >= 4 && alike) return host;
  }
  return {};
}

class Collector {
 public:
  Collector(std::string_view text, const std::vector<Claim>& claims)
      : text_(text), claims_(claims) {}

  std::vector<Attribution> collect() {
    for (const Claim& claim : claims_) add(claim);
    return std::move(found_);
  }

 private:
  void add(const Claim& claim) {
    const std::string_view said =
        text_.substr(claim.span.begin, claim.span.end - claim.span.begin);
    std::vector<Candidate> candidates = find_candidates(said);
    share_cues(said, candidates);
    for (const Candidate& one : candidates) {
      if (!one.publishes) continue;
      const std::string_view name =
          said.substr(one.span.begin, one.span.end - one.span.begin);
      const std::string cited = host_among(sources_for(claim), one.outlet, name);
      Attribution attribution;
      attribution.name = one.outlet == nullptr ? name : one.outlet->name;
      attribution.host = one.outlet == nullptr
                             ? cited
                             : one.outlet->hosts.substr(0, one.outlet->hosts.find(' '));
      attribution.claim = claim.n;
      attribution.span = {claim.span.begin + one.span.begin,
                          claim.span.begin + one.span.end};
      attribution.backed = !cited.empty();
      found_.push_back(std::move(attribution));
    }
  }

  const std::vector<std::string>& sources_for(const Claim& claim) {
    if (claim.zone != Zone::summary) return claim.sources;
    if (!all_) {
      std::set<std::string> hosts;
      for (const Claim& one : claims_)
        hosts.insert(one.sources.begin(), one.sources.end());
      all_.emplace(hosts.begin(), hosts.end());
    }
    return *all_;
  }

  std::string_view text_;
  const std::vector<Claim>& claims_;
  std::optional<std::vector<std::string>> all_;  // hosts of the brief, once asked for
  std::vector<Attribution> found_;
};

}  // namespace

std::vector<Attribution> find_attributions(std::string_view text,
                                           const std::vector<Claim>& claims) {
  return Collector(text, claims).collect();
}

}  // namespace debrief
