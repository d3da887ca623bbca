// Everybody and everything that briefs speak of: made once, the same for every seed.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/generator/template.h"
#include "corpus/generator/words.h"

namespace debrief::generator {

struct Outlet {
  std::string host;  // "blogs.microsoft.com"
  std::string name;  // "CNBC"; empty: sentences never name it
};

struct Company {
  std::string name;                  // "Velmora Inc."
  std::string short_name;            // "Velmora", once it has been introduced
  std::vector<std::uint32_t> hosts;  // World::outlets, at least one: where it publishes
};

struct Noun {
  std::string one;
  std::string many;
};

// Lists begin with what is drawn most.
struct Topic {
  std::vector<Noun> nouns;
  std::vector<std::string_view> adjectives;
  std::vector<std::uint32_t> companies;  // World::companies
  std::vector<std::uint32_t> outlets;    // World::outlets
  std::vector<Template> sentences;       // for the body: those of any topic and its own
  unsigned cloud_percent = 0;
};

struct World {
  std::vector<Topic> topics;
  std::vector<Company> companies;  // real ones first, then 2,000 invented
  std::vector<Outlet> outlets;     // news outlets first, then what companies publish
  std::uint32_t news_outlets = 0;  // how many those are
  std::vector<std::uint32_t> common_outlets;

  std::vector<Noun> nouns;
  std::vector<std::string_view> adjectives;
  std::vector<std::string_view> adverbs;
  std::vector<Verb> verbs;
  std::vector<std::string_view> prefixes;
  std::vector<std::string_view> first_names;
  std::vector<std::string_view> last_names;
  std::vector<std::string_view> places;

  std::vector<Template> titles;
  std::vector<Template> first_sentences;
  std::vector<Template> cloud_sentences;
};

World make_world();

// Nobody real, by design: names combine at random. The same number is the same person; as
// many as there are first names times last names are all different, then they repeat.
// Three people work for each company, from three times its number on; then come the
// outsiders.
struct Person {
  std::string_view first;
  std::string_view last;
};
Person person(const World& world, std::uint32_t number);
inline constexpr std::uint32_t people_per_company = 3;
inline constexpr std::uint32_t outsiders = 1500;

}  // namespace debrief::generator
