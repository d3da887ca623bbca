#include <algorithm>

#include "corpus/generator/cast.h"

namespace debrief::generator {
namespace {

std::uint32_t draw_company(const World& world, const Topic& topic, Random& random) {
  const bool of_topic = random.percent(80);
  if (of_topic) return topic.companies[random.zipf(topic.companies.size())];
  return random.zipf(world.companies.size());
}

std::array<std::uint32_t, 3> draw_companies(const World& world, const Topic& topic,
                                            Random& random) {
  std::array<std::uint32_t, 3> drawn{};
  for (std::size_t i = 0; i < drawn.size(); ++i) {
    do drawn[i] = draw_company(world, topic, random);
    while (std::find(drawn.begin(), drawn.begin() + i, drawn[i]) != drawn.begin() + i);
  }
  return drawn;
}

std::string draw_product(Random& random) {
  std::string name = draw_rare_word(random);
  name[0] = static_cast<char>(name[0] - 'a' + 'A');
  switch (random.below(8)) {
    case 0:
      return "Project " + name;
    case 1:
      return name + " " + std::to_string(random.between(2, 9));
    case 2:
      return name + " Pro";
    default:
      return name;
  }
}

std::vector<const Noun*> draw_nouns(const std::vector<Noun>& nouns, std::size_t wanted,
                                    std::uint32_t flat, Random& random) {
  std::vector<const Noun*> drawn;
  while (drawn.size() < wanted) {
    const Noun* noun = &nouns[random.zipf(nouns.size(), flat)];
    if (std::find(drawn.begin(), drawn.end(), noun) == drawn.end()) drawn.push_back(noun);
  }
  return drawn;
}

// Two to six, most often the company's own house among them.
std::vector<std::uint32_t> draw_outlets(const World& world, const Cast& cast,
                                        Random& random) {
  std::vector<std::uint32_t> drawn;
  const std::size_t wanted = 2 + random.below(5);
  while (drawn.size() < wanted) {
    const std::uint32_t kind = random.below(100);
    const auto& hosts =
        world.companies[cast.companies[kind < 20 ? 0 : random.below(3)]].hosts;
    const auto& list = kind < 28   ? hosts
                       : kind < 58 ? cast.topic->outlets
                                   : world.common_outlets;
    const std::uint32_t outlet = list[random.zipf(list.size())];
    if (std::find(drawn.begin(), drawn.end(), outlet) == drawn.end())
      drawn.push_back(outlet);
  }
  return drawn;
}

}  // namespace

std::string draw_rare_word(Random& random) {
  // Octave k holds the ranks from 256 (2^k - 1) on, twice as many as the one before, and
  // is drawn seven tenths as often: the exponent is 1 + log2(10 / 7), about 1.5.
  int octave = 0;
  while (octave < 40 && random.below(10) < 7) ++octave;
  const std::uint64_t first = 256 * ((1ULL << octave) - 1);
  return invent_word(first + random.next() % (256ULL << octave));
}

Cast draw_cast(const World& world, const BriefPlan& plan) {
  Random of_story(derive(plan.story, 10));
  Random own(derive(plan.key, 11));
  Cast cast;
  cast.topic = &world.topics[of_story.zipf(world.topics.size())];
  cast.companies = draw_companies(world, *cast.topic, of_story);
  cast.products[0] = draw_product(of_story);
  cast.products[1] = draw_product(own);
  cast.products[2] = draw_product(own);
  const auto first_outsider =
      static_cast<std::uint32_t>(world.companies.size()) * people_per_company;
  for (std::uint32_t& outsider : cast.outsiders)
    outsider = first_outsider + own.zipf(outsiders);
  cast.nouns = draw_nouns(cast.topic->nouns, 9, 2, own);
  cast.common_nouns = draw_nouns(world.nouns, 12, 4, own);
  for (int i = 0; i < 10; ++i)
    cast.adjectives.push_back(world.adjectives[own.zipf(world.adjectives.size(), 4)]);
  for (int i = 0; i < 7; ++i)
    cast.verbs.push_back(&world.verbs[own.zipf(world.verbs.size(), 4)]);
  cast.outlets = draw_outlets(world, cast, own);
  cast.says_cloud = own.percent(cast.topic->cloud_percent);
  cast.dated = own.percent(92);
  return cast;
}

}  // namespace debrief::generator
