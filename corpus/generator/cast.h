// Who and what one brief is about, before a sentence of it is told.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/generator/plan_brief.h"
#include "corpus/generator/random.h"
#include "corpus/generator/world.h"

namespace debrief::generator {

struct Cast {
  const Topic* topic = nullptr;              // in the World, which must outlive the Cast
  std::array<std::uint32_t, 3> companies;    // three different ones, the main one first
  std::array<std::uint32_t, 2> outsiders;    // numbers of person()
  std::array<std::string, 3> products;       // "Velmora", "Project Trandex"
  std::vector<const Noun*> nouns;            // the topic's that this brief keeps coming
                                             // back to
  std::vector<const Noun*> common_nouns;     // the like of World::nouns
  std::vector<std::string_view> adjectives;  // and of World::adjectives
  std::vector<const Verb*> verbs;            // and of World::verbs
  std::vector<std::uint32_t> outlets;        // that it cites, the most cited first
  bool says_cloud = false;
  bool dated = true;  // false: it never tells its own day
};

// The topic, the companies and the first product are the story's, the rest its own.
Cast draw_cast(const World& world, const BriefPlan& plan);

// From the long tail of the vocabulary, lower case: ranks beyond those of the lists,
// falling faster than Zipf's law, with an exponent of about 1.5: so do the rare words of
// large collections (Ferrer i Cancho and Solé, "Two Regimes in the Frequency of Words and
// the Origins of Complex Lexicons", 2001). There is no last one: the more briefs, the
// more words.
std::string draw_rare_word(Random& random);

}  // namespace debrief::generator
