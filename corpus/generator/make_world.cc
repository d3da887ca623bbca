#include <algorithm>
#include <map>
#include <set>
#include <span>
#include <utility>

#include "corpus/generator/random.h"
#include "corpus/generator/topics.h"
#include "corpus/generator/world.h"

namespace debrief::generator {
namespace {

constexpr std::uint32_t invented_companies = 2000;
constexpr std::uint32_t invented_outlets = 260;

std::vector<Noun> nouns_of(std::string_view text) {
  std::vector<Noun> nouns;
  for (const std::string_view noun : split(text, " "))
    nouns.push_back({std::string(noun), plural(noun)});
  return nouns;
}

std::vector<Template> templates_of(std::string_view text) {
  std::vector<Template> templates;
  for (const std::string_view line : split(text, "\n"))
    templates.push_back(parse_template(line));
  return templates;
}

std::string capitalised(std::string word) {
  if (word[0] >= 'a' && word[0] <= 'z') word[0] = static_cast<char>(word[0] - 'a' + 'A');
  return word;
}

// "Goldman Sachs" -> "goldmansachs"
std::string letters_of(std::string_view name) {
  std::string out;
  for (const char c : name) {
    if (c >= 'A' && c <= 'Z') out += static_cast<char>(c - 'A' + 'a');
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) out += c;
  }
  return out;
}

// "key=value" -> both; no "=": an empty value.
std::pair<std::string, std::string> cut(std::string_view entry) {
  const std::size_t equals = entry.find('=');
  if (equals == std::string_view::npos) return {std::string(entry), ""};
  return {std::string(entry.substr(0, equals)), std::string(entry.substr(equals + 1))};
}

class Maker {
 public:
  World make() {
    fill_words();
    std::vector<TopicText> texts;
    for (const auto& part : {frequent_topics(), rarer_topics()})
      texts.insert(texts.end(), part.begin(), part.end());
    world_.topics.resize(texts.size());
    for (std::size_t i = 0; i < texts.size(); ++i) fill_topic(texts[i], world_.topics[i]);
    world_.common_outlets = outlets_of(common_outlets);
    for (std::uint32_t i = 0; i < invented_outlets; ++i) invent_outlet(i);
    world_.news_outlets = static_cast<std::uint32_t>(world_.outlets.size());

    // Every topic's first company before any topic's second: a list of all companies then
    // begins with those that are drawn most.
    for (std::size_t rank = 0, added = 1; added != 0; ++rank) {
      added = 0;
      for (std::size_t i = 0; i < texts.size(); ++i) {
        const auto entries = split(texts[i].companies, "; ");
        if (rank >= entries.size()) continue;
        world_.topics[i].companies.push_back(company_of(entries[rank]));
        ++added;
      }
    }
    for (std::uint32_t i = 0; i < invented_companies; ++i) {
      const std::size_t topic = i % texts.size();
      world_.topics[topic].companies.push_back(invent_company(i, texts[topic].endings));
    }
    return std::move(world_);
  }

 private:
  void fill_words() {
    world_.nouns = nouns_of(common_nouns);
    world_.adjectives = split(common_adjectives, " ");
    world_.adverbs = split(adverbs, " ");
    for (const std::string_view verb : split(verbs, " "))
      world_.verbs.push_back(conjugate(verb));
    world_.prefixes = split(prefixes, " ");
    world_.first_names = split(first_names, " ");
    world_.last_names = split(last_names, " ");
    world_.places = split(places, "; ");
    world_.titles = templates_of(title_templates);
    world_.first_sentences = templates_of(first_templates);
    world_.cloud_sentences = templates_of(cloud_templates);
  }

  void fill_topic(const TopicText& text, Topic& topic) {
    topic.nouns = nouns_of(text.nouns);
    topic.adjectives = split(text.adjectives, " ");
    topic.outlets = outlets_of(text.outlets);
    topic.sentences = templates_of(body_templates);
    for (Template& sentence : templates_of(text.sentences))
      topic.sentences.push_back(std::move(sentence));
    topic.cloud_percent = text.cloud_percent;
  }

  std::uint32_t outlet_of(std::string_view host, std::string_view name) {
    const auto next = static_cast<std::uint32_t>(world_.outlets.size());
    const auto [at, is_new] = outlet_by_host_.try_emplace(std::string(host), next);
    if (is_new) world_.outlets.push_back({std::string(host), std::string(name)});
    return at->second;
  }

  std::vector<std::uint32_t> outlets_of(std::string_view text) {
    std::vector<std::uint32_t> outlets;
    for (const std::string_view entry : split(text, "; ")) {
      const auto [host, name] = cut(entry);
      outlets.push_back(outlet_of(host, name));
    }
    return outlets;
  }

  // Half of them report on anything, half on one topic.
  void invent_outlet(std::uint32_t number) {
    constexpr std::string_view kinds[][3] = {
        {"", "post.com", " Post"},      {"the", ".com", ""},
        {"", "times.co.uk", " Times"},  {"news.", ".org", ""},
        {"", "daily.com.au", " Daily"}, {"blog.", ".io", ""},
        {"", "wire.net", " Wire"},      {"", "-report.de", " Report"},
        {"research.", ".edu", ""},      {"", ".substack.com", ""},
        {"investor.", ".com", ""},      {"", "tribune.in", " Tribune"},
        {"", "review.co.jp", " Review"}};
    const auto& [before, after, name] = kinds[number % std::size(kinds)];
    const std::string word = fresh_word();
    const std::uint32_t id =
        outlet_of(std::string(before) + word + std::string(after),
                  name.empty() ? "" : "the " + capitalised(word) + std::string(name));
    if (number % 2 == 0)
      world_.common_outlets.push_back(id);
    else
      world_.topics[number / 2 % world_.topics.size()].outlets.push_back(id);
  }

  std::uint32_t company_of(std::string_view entry) {
    const auto [name, hosts] = cut(entry);
    const auto next = static_cast<std::uint32_t>(world_.companies.size());
    const auto [at, is_new] = company_by_name_.try_emplace(name, next);
    if (is_new) world_.companies.push_back({name, name, {}});
    const std::string derived = letters_of(name) + ".com";
    for (const std::string_view host : split(hosts.empty() ? derived : hosts, ",")) {
      const std::uint32_t outlet = outlet_of(host, "");
      std::vector<std::uint32_t>& known = world_.companies[at->second].hosts;
      if (std::find(known.begin(), known.end(), outlet) == known.end())
        known.push_back(outlet);
    }
    return at->second;
  }

  std::uint32_t invent_company(std::uint32_t number, std::string_view topic_endings) {
    constexpr std::string_view domains[] = {".com", ".com", ".ai", ".io", ".co", ".eu"};
    const bool by_topic = number % 3 != 0;
    const auto endings = split(by_topic ? topic_endings : any_topic_endings, "; ");
    Random random(derive(0x636F6D70616E79ULL, number));
    const std::string_view ending = endings[random.zipf(endings.size())];
    const std::string word = fresh_word();
    const std::string name = capitalised(word);
    const bool legal_form = ending.ends_with('.') && ending.front() != '&';
    Company company{name + " " + std::string(ending), name, {}};
    if (!legal_form) company.short_name = company.name;
    company.hosts = {outlet_of(word + std::string(domains[random.below(6)]), "")};
    world_.companies.push_back(std::move(company));
    return static_cast<std::uint32_t>(world_.companies.size() - 1);
  }

  // One that no company and no outlet has yet, 5 letters or more.
  std::string fresh_word() {
    for (;;) {
      std::string word = invent_word((1ULL << 40) + words_made_++);
      if (word.size() >= 5 && word.size() <= 10 && used_.insert(word).second) return word;
    }
  }

  World world_;
  std::map<std::string, std::uint32_t> outlet_by_host_;
  std::map<std::string, std::uint32_t> company_by_name_;
  std::set<std::string> used_;
  std::uint64_t words_made_ = 0;
};

}  // namespace

World make_world() { return Maker().make(); }

Person person(const World& world, std::uint32_t number) {
  const std::size_t firsts = world.first_names.size();
  const std::size_t all = firsts * world.last_names.size();
  // A step that shares no factor with `all` visits every pair once before any twice:
  // 7919 is a prime that neither list is a multiple of.
  const std::size_t pair = static_cast<std::size_t>(number) * 7919 % all;
  return {world.first_names[pair % firsts], world.last_names[pair / firsts]};
}

}  // namespace debrief::generator
